package org.intelligentreader.book.language.japanese.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Span;

/// Cuts a surface and its reading into pieces that belong together, by the kana they share: 食べ物
/// タベモノ gives 食 タ, べ ベ, 物 モノ.
public final class FuriganaAligner {
  /// Part of a surface (offsets into it) with its reading in katakana.
  public record Segment(Span span, String katakana, boolean kana) {}

  private FuriganaAligner() {}

  /// Empty when reading and surface do not fit. Of several fits, the one whose first pieces are
  /// shortest.
  public static Optional<List<Segment>> align(String surface, String katakana) {
    var runs = runs(surface);
    var reading = Kana.toKatakana(katakana);
    var fit = KanaFit.ends(runs.stream().map(run -> sound(run.of(surface))).toList(), reading);
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    var ends = fit.get();
    var segments = new ArrayList<Segment>(runs.size());
    for (var i = 0; i < ends.length; i++) {
      var span = runs.get(i);
      var text = reading.substring(i == 0 ? 0 : ends[i - 1], ends[i]);
      segments.add(new Segment(span, text, isKana(surface.charAt(span.start()))));
    }
    return Optional.of(segments);
  }

  /// Kana as they stand; anything else is one kana or more.
  private static String sound(String run) {
    return isKana(run.charAt(0)) ? Kana.toKatakana(run) : KanaFit.UNKNOWN;
  }

  /// Runs of kana and of everything else, in turn.
  public static List<Span> runs(String surface) {
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
  public static boolean isKana(char c) {
    return Kana.isKana(c) && c != 'ヶ' && c != 'ヵ';
  }
}
