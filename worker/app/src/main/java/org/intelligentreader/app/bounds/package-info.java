/// What one book may take of this machine: time, and memory by the look of the heap.
@NullMarked
package org.intelligentreader.app.bounds;

import org.jspecify.annotations.NullMarked;
