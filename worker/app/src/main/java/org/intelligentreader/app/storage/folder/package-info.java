/// Object storage in a plain folder of this machine.
@NullMarked
package org.intelligentreader.app.storage.folder;

import org.jspecify.annotations.NullMarked;
