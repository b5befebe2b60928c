package org.intelligentreader.book.source.markup;

/// Where a document type declaration ends, with or without declarations inside.
final class DocumentType {
  private DocumentType() {}

  /// The offset after `<!DOCTYPE …>` or `<!DOCTYPE … […]>` that starts at `start`; the end of the
  /// text when it never ends.
  static int end(String text, int start) {
    var close = text.indexOf('>', start);
    if (close < 0) {
      return text.length();
    }
    // No further than needed: a document may have a million of them.
    var subset = text.indexOf('[', start, close);
    if (subset < 0) {
      return close + 1;
    }
    var end = text.indexOf(']', subset);
    while (end >= 0) {
      var next = end + 1;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      if (next < text.length() && text.charAt(next) == '>') {
        return next + 1;
      }
      end = text.indexOf(']', end + 1);
    }
    return text.length();
  }

  /// The text without its document type: an HTML parser would show what stands inside.
  static String removed(String text) {
    var start = text.indexOf("<!DOCTYPE");
    return start < 0 ? text : text.substring(0, start) + text.substring(end(text, start));
  }
}
