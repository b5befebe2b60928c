package org.intelligentreader.app.supabase.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server or a library says, as a part of our own sentence: short, on one line, without
/// signs that move a terminal's cursor, and without codes. A server may send back what we sent in
/// any encoding, so that nothing could find a key there.
public final class QuotedMessage {
  private static final int LONGEST = 300;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  /// What ends a word has no part in a code: `%73`, `=73` and `&#115;` are parts of words.
  private static final Pattern WORD = Pattern.compile("[^\\s/.:,()\"'\\[\\]{}<>]{17,}");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// What servers call things: one case, or `ResourceAlreadyExists`; in other scripts, any sign.
  private static final Pattern NAME =
      Pattern.compile("[^\\dA-Z]+|[^\\da-z]+|(?:[_-]?[A-Z]*[a-z]{3,})+(?:[A-Z][a-z]?)?");

  private QuotedMessage() {}

  /// The words; the end of long ones is left out.
  public static String oneLine(String words) {
    var line =
        WORD.matcher(UNSEEN.matcher(words.strip()).replaceAll(" "))
            .replaceAll(
                word -> isPlain(word.group()) ? Matcher.quoteReplacement(word.group()) : "…");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /// Long names, such as those of constraints, have no digits and few changes of case; a code
  /// nearly always has many of one of them.
  private static boolean isPlain(String word) {
    return NAME.matcher(word).matches() || UUID.matcher(word).matches();
  }
}
