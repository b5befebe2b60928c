/// Jobs, leases and the queue as a port.
@NullMarked
package org.intelligentreader.app.queue;

import org.jspecify.annotations.NullMarked;
