/// Commands for people, one class each.
@NullMarked
package org.intelligentreader.app.cli;

import org.jspecify.annotations.NullMarked;
