/// What requests to Storage have to be like.
@NullMarked
package org.intelligentreader.local.storage.request;

import org.jspecify.annotations.NullMarked;
