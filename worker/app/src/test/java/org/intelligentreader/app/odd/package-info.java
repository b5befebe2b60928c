/// Answers of every wrong kind, over a real socket.
@NullMarked
package org.intelligentreader.app.odd;

import org.jspecify.annotations.NullMarked;
