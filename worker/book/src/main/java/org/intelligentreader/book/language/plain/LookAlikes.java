package org.intelligentreader.book.language.plain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Span;

/// Characters that look like the letters meant and are others: radicals and compatibility forms out
/// of PDFs, ligatures, brackets for vertical lines, mathematical alphabets.
///
/// Source: Unicode Standard Annex 15 (normalisation forms) and the charts of the blocks named here.
final class LookAlikes {
  /// Below are the letters of most books.
  private static final int FIRST = 0x132;

  private static final List<Range> ANY_LANGUAGE =
      List.of(
          new Range(0x132, 0x133),
          new Range(0x149, 0x149),
          new Range(0x17F, 0x17F),
          new Range(0x1C4, 0x1CC),
          new Range(0x1F1, 0x1F3),
          new Range(0x2F00, 0x2FD5),
          new Range(0xF900, 0xFDFF),
          new Range(0xFE10, 0xFE19),
          new Range(0xFE30, 0xFE48),
          new Range(0xFE50, 0xFEFC),
          new Range(0x1D400, 0x1D7FF),
          new Range(0x2F800, 0x2FA1F));

  /// ㍍ and ㍻ are words.
  private static final List<Range> JAPANESE =
      List.of(new Range(0x3300, 0x3357), new Range(0x337B, 0x337F));

  /// Full-width digits and letters, which the Japanese analyser knows as they are.
  private static final List<Range> NOT_JAPANESE =
      List.of(new Range(0xFF10, 0xFF19), new Range(0xFF21, 0xFF3A), new Range(0xFF41, 0xFF5A));

  private static final Range RADICALS = new Range(0x2E80, 0x2EF3);
  private static final Range MARKS = new Range(0x300, 0x36F);
  private static final int FIRST_IDEOGRAPH_BEYOND = 0x20000;

  /// ｗｗｗ is laughter, whatever stands beside it.
  private static final Pattern LAUGHTER = Pattern.compile("[wｗWＷ]{2,}");

  private record Range(int first, int last) {
    boolean has(int c) {
      return first <= c && c <= last;
    }
  }

  private final String text;
  private final boolean japanese;
  private final List<Edit> edits = new ArrayList<>();

  private LookAlikes(String text, Locale locale) {
    this.text = text;
    this.japanese = locale.getLanguage().equals("ja");
  }

  static List<Edit> of(String text, Locale locale) {
    var found = new LookAlikes(text, locale);
    found.characters();
    if (found.japanese) {
      found.laughter();
    }
    return found.edits;
  }

  private void characters() {
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      var end = i + Character.charCount(c);
      if (!japanese && end < text.length() && MARKS.has(text.charAt(end))) {
        end = composed(i);
      } else if (isJoiner(c) && isAlphabetic(i - 1) && isAlphabetic(end)) {
        edits.add(Edit.cut(new Span(i, end)));
      } else if (c >= FIRST) {
        var span = new Span(i, end);
        meant(c).ifPresent(plain -> edits.add(new Edit(span, plain)));
      }
      i = end;
    }
  }

  /// Those that keep letters of a ligature apart or together show nothing.
  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  private boolean isAlphabetic(int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    return switch (Character.UnicodeScript.of(text.charAt(at))) {
      case LATIN, GREEK, CYRILLIC -> true;
      default -> false;
    };
  }

  /// A letter with its marks as one character, where there is one.
  private int composed(int start) {
    var end = text.offsetByCodePoints(start, 1);
    while (end < text.length() && MARKS.has(text.charAt(end))) {
      end++;
    }
    var letter = text.substring(start, end);
    var one = Normalizer.normalize(letter, Normalizer.Form.NFC);
    if (one.length() < letter.length()) {
      edits.add(new Edit(new Span(start, end), one));
    }
    return end;
  }

  private Optional<String> meant(int c) {
    if (isIn(ANY_LANGUAGE, c) || isIn(japanese ? JAPANESE : NOT_JAPANESE, c)) {
      return normalised(c);
    }
    if (RADICALS.has(c)) {
      return Ideographs.ofRadical(c);
    }
    return japanese && c >= FIRST_IDEOGRAPH_BEYOND && Character.isIdeographic(c)
        ? Optional.of(Ideographs.standIn(c))
        : Optional.empty();
  }

  private static boolean isIn(List<Range> ranges, int c) {
    for (var range : ranges) {
      if (range.has(c)) {
        return true;
      }
    }
    return false;
  }

  /// Signs that Unicode resolves into a blank and a mark stay.
  private static Optional<String> normalised(int c) {
    var character = Character.toString(c);
    var plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
    return plain.equals(character) || plain.contains(" ") ? Optional.empty() : Optional.of(plain);
  }

  private void laughter() {
    var found = LAUGHTER.matcher(text);
    while (found.find()) {
      gap(found.start());
      gap(found.end());
    }
  }

  private void gap(int at) {
    if (at > 0 && at < text.length() && isEastAsian(at - 1) != isEastAsian(at)) {
      edits.add(new Edit(new Span(at, at), " "));
    }
  }

  private boolean isEastAsian(int at) {
    var c = text.charAt(at);
    return Character.isIdeographic(c) || (c >= 'ぁ' && c <= 'ヿ');
  }
}
