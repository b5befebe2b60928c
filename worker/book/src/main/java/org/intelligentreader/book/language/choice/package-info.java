/// Chooses the tokenizer of a book. Only this room names the languages.
@NullMarked
package org.intelligentreader.book.language.choice;

import org.jspecify.annotations.NullMarked;
