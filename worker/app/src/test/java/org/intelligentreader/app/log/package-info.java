@NullMarked
package org.intelligentreader.app.log;

import org.jspecify.annotations.NullMarked;
