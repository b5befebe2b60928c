/// A book of a format other than EPUB as pages, so that the reader of EPUBs reads it from there.
@NullMarked
package org.intelligentreader.book.source.draft;

import org.jspecify.annotations.NullMarked;
