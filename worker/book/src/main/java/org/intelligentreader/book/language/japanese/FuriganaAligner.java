package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.text.Span;

/// Cuts a surface and its reading into pieces that belong together, by the kana they share: 食べ物
/// タベモノ gives 食 タ, べ ベ, 物 モノ.
final class FuriganaAligner {
  /// Part of a surface (offsets into it) with its reading in katakana.
  record Segment(Span span, String katakana, boolean kana) {}

  private FuriganaAligner() {}

  /// Empty when reading and surface do not fit.
  static Optional<List<Segment>> align(String surface, String katakana) {
    var runs = runs(surface);
    var pattern = new StringBuilder();
    for (var run : runs) {
      var text = run.of(surface);
      pattern.append(
          isKana(text.charAt(0)) ? "(" + Pattern.quote(Kana.toKatakana(text)) + ")" : "(.+?)");
    }
    var matcher = Pattern.compile(pattern.toString()).matcher(Kana.toKatakana(katakana));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var segments = new ArrayList<Segment>();
    for (var i = 0; i < runs.size(); i++) {
      var span = runs.get(i);
      segments.add(new Segment(span, matcher.group(i + 1), isKana(surface.charAt(span.start()))));
    }
    return Optional.of(segments);
  }

  private static List<Span> runs(String surface) {
    var runs = new ArrayList<Span>();
    var start = 0;
    for (var i = 1; i <= surface.length(); i++) {
      if (i == surface.length() || isKana(surface.charAt(i)) != isKana(surface.charAt(start))) {
        runs.add(new Span(start, i));
        start = i;
      }
    }
    return runs;
  }

  /// ヶ and ヵ between kanji are read as words (か, が), so they count as kanji.
  private static boolean isKana(char c) {
    return Kana.isKana(c) && c != 'ヶ' && c != 'ヵ';
  }
}
