/// Words, readings and sentences of any language, behind the
/// [org.intelligentreader.book.language.Tokenizer] port.
@NullMarked
package org.intelligentreader.book.language;

import org.jspecify.annotations.NullMarked;
