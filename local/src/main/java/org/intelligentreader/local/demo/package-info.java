/// One command that shows the whole thing.
@NullMarked
package org.intelligentreader.local.demo;

import org.jspecify.annotations.NullMarked;
