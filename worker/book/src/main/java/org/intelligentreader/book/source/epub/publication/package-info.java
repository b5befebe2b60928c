/// The package document of an EPUB, its spine, its contents and what is encrypted.
@NullMarked
package org.intelligentreader.book.source.epub.publication;

import org.jspecify.annotations.NullMarked;
