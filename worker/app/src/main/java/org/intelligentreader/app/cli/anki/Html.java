package org.intelligentreader.app.cli.anki;

/// Text of a stranger's book as HTML.
public final class Html {
  private Html() {}

  /// On one line; the character that separates Anki's fields becomes a space, too.
  public static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// `html` if its text has at most `most` characters; else that much of it without its elements,
  /// which a cut would leave open. Readings do not count.
  static String atMost(String html, int most) {
    var text = html.replaceAll("<rt>[^<]*</rt>", "").replaceAll("<[^>]*>", "");
    return text.length() <= most ? html : text.substring(0, end(text, most)) + "…";
  }

  /// Not inside a reference, nor between two halves of a character.
  private static int end(String text, int most) {
    var reference = text.lastIndexOf('&', most);
    if (reference >= 0 && text.indexOf(';', reference) >= most) {
      return reference;
    }
    return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
  }
}
