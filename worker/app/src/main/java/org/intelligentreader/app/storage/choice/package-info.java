/// The choice of the store.
@NullMarked
package org.intelligentreader.app.storage.choice;

import org.jspecify.annotations.NullMarked;
