package org.intelligentreader.book.language.japanese;

import java.util.List;
import org.intelligentreader.book.text.Ruby;

/// Ruby as a reading in today's spelling. Old type has no small kana in ruby: きよう over 今日 means キョウ
/// when the analyser reads it so.
final class RubySpelling {
  private static final String SMALL = "ァィゥェォッャュョヮ";
  private static final String LARGE = "アイウエオツヤユヨワ";

  private RubySpelling() {}

  static String of(Ruby ruby, Morpheme morpheme, List<FuriganaAligner.Segment> analysed) {
    var printed = Kana.toKatakana(ruby.text().replaceAll("[\\s\u3000・]", ""));
    var span = ruby.span().shift(-morpheme.span().start());
    return analysed.stream()
        .filter(segment -> segment.span().equals(span))
        .map(FuriganaAligner.Segment::katakana)
        .filter(katakana -> large(katakana).equals(large(printed)))
        .findFirst()
        .orElse(printed);
  }

  private static String large(String katakana) {
    var out = new StringBuilder(katakana);
    for (var i = 0; i < out.length(); i++) {
      var small = SMALL.indexOf(out.charAt(i));
      if (small >= 0) {
        out.setCharAt(i, LARGE.charAt(small));
      }
    }
    return out.toString();
  }
}
