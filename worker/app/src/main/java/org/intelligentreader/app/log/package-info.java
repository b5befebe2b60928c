/// Lines for people on a terminal, JSON for machines.
@NullMarked
package org.intelligentreader.app.log;

import org.jspecify.annotations.NullMarked;
