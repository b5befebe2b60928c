/// The way to the project: through a proxy or straight, and which authorities vouch for a server.
@NullMarked
package org.intelligentreader.app.network;

import org.jspecify.annotations.NullMarked;
