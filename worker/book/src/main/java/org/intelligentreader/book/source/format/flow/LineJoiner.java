package org.intelligentreader.book.source.format.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Puts the lines of a paragraph together again: with a space, without one in scripts that have
/// none, and without the hyphen that the end of the line asked for.
public final class LineJoiner {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");
  private static final Pattern CUT = Pattern.compile("(?<!-)(\\p{L}+)-$");
  private static final Pattern REST = Pattern.compile("^\\p{Ll}+");

  private final Set<String> words = new HashSet<>();
  private final boolean dropsUnknown;

  /// `dropsUnknown` decides about a hyphen at the end of a line where the text tells nothing: books
  /// set in type divide words there, plain text files seldom do.
  public LineJoiner(List<String> lines, boolean dropsUnknown) {
    this.dropsUnknown = dropsUnknown;
    if (lines.stream().anyMatch(line -> line.endsWith("-"))) {
      lines.forEach(this::learn);
    }
  }

  /// Words that stand whole in a line.
  private void learn(String line) {
    var found = WORD.matcher(line);
    while (found.find()) {
      if (found.end() < line.length() || !line.endsWith("-")) {
        words.add(found.group().toLowerCase(Locale.ROOT));
      }
    }
  }

  public String join(List<String> lines) {
    var joined = new StringBuilder();
    for (var line : lines) {
      append(joined, line.strip());
    }
    return joined.toString();
  }

  private void append(StringBuilder text, String line) {
    if (text.isEmpty() || line.isEmpty()) {
      text.append(line);
      return;
    }
    var last = text.codePointBefore(text.length());
    if (last == '\u00AD' && Character.isLetter(line.codePointAt(0))) {
      text.setLength(text.length() - 1);
    } else if (last == '-') {
      hyphen(text, line);
    } else if (needsSpace(last, line.codePointAt(0))) {
      text.append(' ');
    }
    text.append(line);
  }

  private static boolean needsSpace(int last, int first) {
    return last != '—'
        && last != '\u2010'
        && !(LineWidth.isUnspaced(last) && LineWidth.isUnspaced(first))
        && !(LineWidth.isUnspaced(last) && isPunctuation(first));
  }

  private static boolean isPunctuation(int character) {
    return !Character.isLetterOrDigit(character) && character > 0x7F;
  }

  private void hyphen(StringBuilder text, String line) {
    var start = Math.max(0, text.length() - 60);
    var cut = CUT.matcher(text.substring(start));
    var rest = REST.matcher(line);
    if (cut.find() && rest.find() && isOneWord(cut.group(1), rest.group())) {
      text.setLength(text.length() - 1);
    } else if (text.length() > 1 && text.charAt(text.length() - 2) == ' ') {
      // A dash, not a hyphen.
      text.append(' ');
    }
  }

  private boolean isOneWord(String start, String rest) {
    var whole = (start + rest).toLowerCase(Locale.ROOT);
    var compound = (start + "-" + rest).toLowerCase(Locale.ROOT);
    if (words.contains(whole) != words.contains(compound)) {
      return words.contains(whole);
    }
    return dropsUnknown;
  }
}
