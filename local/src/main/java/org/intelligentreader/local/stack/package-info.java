/// The local stack as a whole: its parts started and stopped in order, its options and keys.
@NullMarked
package org.intelligentreader.local.stack;

import org.jspecify.annotations.NullMarked;
