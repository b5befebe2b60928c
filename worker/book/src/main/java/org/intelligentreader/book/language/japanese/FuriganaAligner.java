package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.text.Span;

/// Cuts a surface and its reading into pieces that belong together, by the kana they share: 食べ物
/// タベモノ gives 食 タ, べ ベ, 物 モノ.
final class FuriganaAligner {
  /// Part of a surface (offsets into it) with its reading in katakana.
  record Segment(Span span, String katakana, boolean kana) {}

  private FuriganaAligner() {}

  /// Empty when reading and surface do not fit. Of several fits, the one whose first pieces are
  /// shortest.
  static Optional<List<Segment>> align(String surface, String katakana) {
    var runs = runs(surface);
    var ends = new int[runs.size()];
    var reading = Kana.toKatakana(katakana);
    if (!fits(surface, runs, reading, 0, ends)) {
      return Optional.empty();
    }
    var segments = new ArrayList<Segment>(runs.size());
    for (var i = 0; i < ends.length; i++) {
      var span = runs.get(i);
      var text = reading.substring(i == 0 ? 0 : ends[i - 1], ends[i]);
      segments.add(new Segment(span, text, isKana(surface.charAt(span.start()))));
    }
    return Optional.of(segments);
  }

  /// Whether the runs from `number` on can be read as the rest of `reading`; kana as they stand,
  /// anything else as one kana or more. Fills `ends`, where each run's reading ends.
  private static boolean fits(
      String surface, List<Span> runs, String reading, int number, int[] ends) {
    var start = number == 0 ? 0 : ends[number - 1];
    if (number == runs.size()) {
      return start == reading.length();
    }
    var run = runs.get(number);
    if (isKana(surface.charAt(run.start()))) {
      ends[number] = start + run.length();
      return reading.startsWith(Kana.toKatakana(run.of(surface)), start)
          && fits(surface, runs, reading, number + 1, ends);
    }
    var last = number == runs.size() - 1;
    for (var end = last ? reading.length() : start + 1; end <= reading.length(); end++) {
      ends[number] = end;
      if (end > start && fits(surface, runs, reading, number + 1, ends)) {
        return true;
      }
    }
    return false;
  }

  /// Runs of kana and of everything else, in turn.
  static List<Span> runs(String surface) {
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
  static boolean isKana(char c) {
    return Kana.isKana(c) && c != 'ヶ' && c != 'ヵ';
  }
}
