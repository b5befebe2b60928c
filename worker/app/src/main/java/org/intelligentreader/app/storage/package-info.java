/// Object storage as a port.
@NullMarked
package org.intelligentreader.app.storage;

import org.jspecify.annotations.NullMarked;
