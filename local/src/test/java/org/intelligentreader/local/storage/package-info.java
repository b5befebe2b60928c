/// The files behind the objects of Storage.
@NullMarked
package org.intelligentreader.local.storage;

import org.jspecify.annotations.NullMarked;
