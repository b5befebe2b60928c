/// What a dictionary of words says: headwords as words, their readings, forms of speech.
@NullMarked
package org.intelligentreader.book.language.japanese.headword;

import org.jspecify.annotations.NullMarked;
