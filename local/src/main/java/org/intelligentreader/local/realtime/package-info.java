/// Realtime: channels over WebSockets with broadcast, presence and changes of rows.
@NullMarked
package org.intelligentreader.local.realtime;

import org.jspecify.annotations.NullMarked;
