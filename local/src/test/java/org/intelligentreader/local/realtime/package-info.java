/// Realtime, spoken with over real WebSockets.
@NullMarked
package org.intelligentreader.local.realtime;

import org.jspecify.annotations.NullMarked;
