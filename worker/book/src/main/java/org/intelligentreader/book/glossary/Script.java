package org.intelligentreader.book.glossary;

import java.util.Optional;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.WordFileFormat;
import org.intelligentreader.book.text.CodePoints;

/// How words are written and read, as far as it tells entries apart.
final class Script {
  private static final String VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ";
  private static final String PLAIN = "かきくけこさしすせそたちつてとはひふへほはひふへほ";

  private Script() {}

  static boolean isKana(String text) {
    return CodePoints.all(text, c -> (c >= 'ぁ' && c <= 'ゞ') || (c >= 'ァ' && c <= 'ヾ'));
  }

  /// What is left without kana.
  static String kanji(String text) {
    return text.codePoints()
        .filter(c -> !isKana(Character.toString(c)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean shareKanji(String a, String b) {
    return kanji(a).codePoints().anyMatch(c -> b.indexOf(c) >= 0);
  }

  static boolean reads(Entry entry, Optional<String> reading) {
    return reading.equals(Optional.of(WordFileFormat.folded(entry.reading())));
  }

  /// The same but for a voice that the word has inside a compound: ばなし for はなし.
  static boolean nearlyReads(Entry entry, Optional<String> reading) {
    return reading
        .map(Script::plain)
        .equals(Optional.of(plain(WordFileFormat.folded(entry.reading()))));
  }

  private static String plain(String kana) {
    var voiced = kana.isEmpty() ? -1 : VOICED.indexOf(kana.charAt(0));
    return voiced < 0 ? kana : PLAIN.charAt(voiced) + kana.substring(1);
  }
}
