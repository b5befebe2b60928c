/// The words of a book and of each chapter, counted, and what can be said of a text by its words:
/// coverage, kanji by school grade, difficulty. Knows text and language, no files.
@NullMarked
package org.intelligentreader.book.vocabulary;

import org.jspecify.annotations.NullMarked;
