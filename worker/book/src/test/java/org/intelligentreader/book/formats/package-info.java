/// Books in formats other than EPUB.
@NullMarked
package org.intelligentreader.book.formats;

import org.jspecify.annotations.NullMarked;
