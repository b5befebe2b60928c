/// The language of a book: what it declares against what its text shows.
@NullMarked
package org.intelligentreader.book.source.language;

import org.jspecify.annotations.NullMarked;
