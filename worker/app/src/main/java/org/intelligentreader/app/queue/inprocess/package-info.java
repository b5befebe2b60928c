/// A queue in the memory of one process.
@NullMarked
package org.intelligentreader.app.queue.inprocess;

import org.jspecify.annotations.NullMarked;
