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

  /// The text without its elements, which a cut would leave open.
  static String cut(String html, int most) {
    var text = html.replaceAll("<rt>[^<]*</rt>", "").replaceAll("<[^>]*>", "");
    var end = Math.min(most, text.length());
    var reference = text.lastIndexOf('&', end);
    var inside = reference >= 0 && text.indexOf(';', reference) >= end;
    return text.substring(0, inside ? reference : end) + "…";
  }
}
