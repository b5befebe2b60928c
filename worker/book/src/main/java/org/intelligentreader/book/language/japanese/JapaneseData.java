package org.intelligentreader.book.language.japanese;

import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.Kanjidic;
import org.jspecify.annotations.Nullable;

/// What is installed for Japanese, read when the first book needs it, and once.
final class JapaneseData {
  private final Installed installed;
  private @Nullable KanjiReadings kanji;
  private @Nullable Headwords headwords;

  JapaneseData(Installed installed) {
    this.installed = installed;
  }

  /// Numerals alone, where KANJIDIC is not installed or cannot be read.
  synchronized KanjiReadings kanji() {
    if (kanji == null) {
      kanji = installed.kanjidic().flatMap(Kanjidic::read).orElseGet(KanjiReadings::numeralsOnly);
    }
    return kanji;
  }

  synchronized Headwords headwords() {
    if (headwords == null) {
      headwords = new Headwords(installed.words().get());
    }
    return headwords;
  }
}
