/// Folders that only their owner may read.
@NullMarked
package org.intelligentreader.local.files;

import org.jspecify.annotations.NullMarked;
