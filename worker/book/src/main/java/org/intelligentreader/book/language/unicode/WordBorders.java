package org.intelligentreader.book.language.unicode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// Words and punctuation of a text by Unicode segmentation (UAX #29), elided words apart.
public final class WordBorders {
  private static final Set<String> WITHOUT_SPACES =
      Set.of("zh", "yue", "lzh", "wuu", "ja", "th", "km", "lo", "my");

  private final Locale locale;
  private final boolean withoutSpaces;
  private final Segmenter segmenter;

  public WordBorders(Locale locale) {
    this.locale = locale;
    this.withoutSpaces = WITHOUT_SPACES.contains(locale.getLanguage());
    this.segmenter = withoutSpaces ? new IcuSegmenter(locale) : new JdkSegmenter(locale);
  }

  /// In ascending order, without white space; all that is not white space lies in one.
  public List<Span> of(String text) {
    var found = new ArrayList<Span>();
    for (var piece : segmenter.pieces(text)) {
      Interruption.check();
      var surface = piece.of(text);
      if (!surface.isBlank()) {
        var border = piece.start() + Elision.border(surface, locale);
        if (border > piece.start()) {
          found.add(new Span(piece.start(), border));
        }
        found.add(new Span(border, piece.end()));
      }
    }
    return found;
  }

  /// Which rules: those of ICU for languages written without spaces, else the JDK's.
  String rules() {
    return withoutSpaces ? "icu" : "jdk";
  }
}
