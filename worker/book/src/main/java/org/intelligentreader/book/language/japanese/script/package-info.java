/// Kana, kanji and numbers as signs: readings of a kanji, sound changes, furigana.
@NullMarked
package org.intelligentreader.book.language.japanese.script;

import org.jspecify.annotations.NullMarked;
