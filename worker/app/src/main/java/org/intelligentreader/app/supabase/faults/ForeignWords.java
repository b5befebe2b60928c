package org.intelligentreader.app.supabase.faults;

import java.util.regex.Pattern;

/// What a server or a library says, as a part of our own sentence: short, on one line, and without
/// signs that move a terminal's cursor.
public final class ForeignWords {
  private static final int LONGEST = 300;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private ForeignWords() {}

  /// The words; the end of long ones is left out.
  public static String oneLine(String words) {
    var line = UNSEEN.matcher(words.strip()).replaceAll(" ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
