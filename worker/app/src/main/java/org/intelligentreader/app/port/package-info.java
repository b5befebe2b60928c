/// What the ports share: how a server's failure is told, and how long a call may take.
@NullMarked
package org.intelligentreader.app.port;

import org.jspecify.annotations.NullMarked;
