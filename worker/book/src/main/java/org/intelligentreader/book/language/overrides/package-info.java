/// What people put right in one book by hand, applied on top of any
/// [org.intelligentreader.book.language.Tokenizer].
@NullMarked
package org.intelligentreader.book.language.overrides;

import org.jspecify.annotations.NullMarked;
