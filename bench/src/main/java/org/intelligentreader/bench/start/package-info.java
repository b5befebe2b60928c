/// How fast a process starts and ends.
@NullMarked
package org.intelligentreader.bench.start;

import org.jspecify.annotations.NullMarked;
