/// Words of languages without an analyser, by the rules of Unicode.
@NullMarked
package org.intelligentreader.book.language.unicode;

import org.jspecify.annotations.NullMarked;
