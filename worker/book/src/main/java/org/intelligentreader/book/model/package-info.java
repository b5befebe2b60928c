/// The book as a reader sees it: chapters, blocks, spans, ruby, marks, pictures, notes, canonical
/// text. Knows neither files nor words.
@NullMarked
package org.intelligentreader.book.model;

import org.jspecify.annotations.NullMarked;
