package org.intelligentreader.book.language.english;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Signs that no word has in it, though nothing parts them from one: <b>bold</b>, #tag, a=b,
/// _stress_, and/or.
final class Signs {
  private static final String EVERYWHERE = "<>=|\\{}\"“”«»•¶†‡!?;,%…";
  private static final String AT_ENDS = "#@*_~^()[]§";
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:[a-z]+://|www\\.).*|[^@\\s]+@[^@\\s]+\\.[a-z]+[^@]*");

  /// A stop or a colon without the space behind it.
  private static final Pattern CROWDED =
      Pattern.compile("(?<=\\p{Ll}{2})\\.(?=\\p{Lu}\\p{Ll})|(?<=\\p{L}{2}):(?=\\p{L}{2})");

  private static final Pattern SLASHED = Pattern.compile("\\p{L}{2,}(?:/\\p{L}{2,})+");

  /// What a full stop belongs to even where it ends a sentence.
  private static final Set<String> SHORT =
      Set.of("mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "rev", "gen", "col", "capt", "no");

  private Signs() {}

  /// The pieces of a span that the tokenizer took for one word; `last` when nothing but closing
  /// marks follows in the sentence.
  static List<Span> cut(String plain, Span span, boolean last) {
    var text = span.of(plain);
    if (!CodePoints.any(text, Character::isLetter) || ADDRESS.matcher(text).matches()) {
      return List.of(span);
    }
    var cuts = new ArrayList<Span>();
    var start = 0;
    var slashed = isSlashed(text);
    var crowded = crowded(text);
    for (var i = 0; i < text.length(); i++) {
      if (isSign(text, i, slashed) || crowded.get(i) || (last && isStop(text, i))) {
        add(cuts, start, i);
        add(cuts, i, i + 1);
        start = i + 1;
      }
    }
    add(cuts, start, text.length());
    return cuts.stream().map(piece -> piece.shift(span.start())).toList();
  }

  private static void add(List<Span> pieces, int start, int end) {
    if (start < end) {
      pieces.add(new Span(start, end));
    }
  }

  private static BitSet crowded(String text) {
    var found = new BitSet();
    CROWDED.matcher(text).results().forEach(result -> found.set(result.start()));
    return found;
  }

  /// TCP/IP is one name.
  private static boolean isSlashed(String text) {
    return SLASHED.matcher(text).matches() && CodePoints.any(text, Character::isLowerCase);
  }

  private static boolean isSign(String text, int i, boolean slashed) {
    var c = text.charAt(i);
    if (c == '/') {
      return slashed || touches(text, i, "<>");
    }
    return EVERYWHERE.indexOf(c) >= 0 || (AT_ENDS.indexOf(c) >= 0 && isAtEnd(text, i));
  }

  private static boolean touches(String text, int i, String signs) {
    return (i > 0 && signs.indexOf(text.charAt(i - 1)) >= 0)
        || (i + 1 < text.length() && signs.indexOf(text.charAt(i + 1)) >= 0);
  }

  /// True when no letter stands on one side; C# is a name.
  private static boolean isAtEnd(String text, int i) {
    var before = text.substring(0, i);
    var name = text.charAt(i) == '#' && before.matches("[A-Z]") && i + 1 == text.length();
    return !name
        && (!CodePoints.any(before, Character::isLetterOrDigit)
            || !CodePoints.any(text.substring(i + 1), Character::isLetterOrDigit));
  }

  /// The full stop behind a whole word.
  private static boolean isStop(String text, int i) {
    return text.charAt(i) == '.'
        && i > 1
        && i == text.length() - 1
        && text.indexOf('.') == i
        && CodePoints.all(text.substring(0, i), Character::isLowerCase)
        && !SHORT.contains(text.substring(0, i));
  }
}
