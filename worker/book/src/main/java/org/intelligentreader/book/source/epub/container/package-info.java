/// The ZIP of an EPUB (OCF): entries, names that lie, damaged archives.
@NullMarked
package org.intelligentreader.book.source.epub.container;

import org.jspecify.annotations.NullMarked;
