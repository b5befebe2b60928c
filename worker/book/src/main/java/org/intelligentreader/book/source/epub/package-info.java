/// An EPUB to chapters: reading order, division by the contents, titles, metadata, cover.
@NullMarked
package org.intelligentreader.book.source.epub;

import org.jspecify.annotations.NullMarked;
