/// What a book asks of its reader: words with counts, and figures of difficulty.
@NullMarked
package org.intelligentreader.book.vocabulary;

import org.jspecify.annotations.NullMarked;
