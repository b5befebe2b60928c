/// Paragraphs of a book that are in another language than the book.
@NullMarked
package org.intelligentreader.book.language.passage;

import org.jspecify.annotations.NullMarked;
