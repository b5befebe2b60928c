package org.intelligentreader.app.cli;

import java.util.List;
import org.intelligentreader.app.cli.anki.Html;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;

/// Readings above words, as cards write them.
final class CardReading {
  private CardReading() {}

  /// As HTML: `<ruby>漢字<rt>かんじ</rt></ruby>`.
  static String ruby(Token token, String text) {
    var furigana = token.reading().map(Reading::furigana).orElse(List.of());
    var html = new StringBuilder();
    var at = token.span().start();
    for (var piece : furigana) {
      html.append(Html.escaped(text.substring(at, piece.span().start())))
          .append("<ruby>")
          .append(Html.escaped(piece.span().of(text)))
          .append("<rt>")
          .append(Html.escaped(piece.hiragana()))
          .append("</rt></ruby>");
      at = piece.span().end();
    }
    return html.append(Html.escaped(text.substring(at, token.span().end()))).toString();
  }

  /// As Anki's filter `furigana` reads it: 食[た]べる. Empty without a reading that says more than the
  /// word.
  static String furigana(String word, String reading) {
    if (reading.isEmpty() || reading.equals(word)) {
      return "";
    }
    var start = 0;
    while (start < Math.min(word.length(), reading.length())
        && word.charAt(start) == reading.charAt(start)) {
      start++;
    }
    var end = 0;
    while (end < Math.min(word.length(), reading.length()) - start
        && word.charAt(word.length() - 1 - end) == reading.charAt(reading.length() - 1 - end)) {
      end++;
    }
    var above = reading.substring(start, reading.length() - end);
    if (above.isEmpty()) {
      return "";
    }
    // The space says where the reading begins.
    return (word.substring(0, start)
            + " "
            + word.substring(start, word.length() - end)
            + "["
            + above
            + "]"
            + word.substring(word.length() - end))
        .strip();
  }
}
