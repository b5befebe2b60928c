/// What the book's own ruby says about readings and borders of words.
@NullMarked
package org.intelligentreader.book.language.japanese.ruby;

import org.jspecify.annotations.NullMarked;
