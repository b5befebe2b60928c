package org.intelligentreader.judge.generate;

/// Lines that are lines: verse, addresses, and paragraphs made of line breaks.
final class Verses {
  private final Dice dice;
  private final Words words;

  Verses(Dice dice, Words words) {
    this.dice = dice;
    this.words = words;
  }

  String verse() {
    return dice.make(this::broken, this::spans, this::paragraphs, this::kept, this::numbered);
  }

  private String lines(String before, String after) {
    var lines = new StringBuilder();
    for (var i = dice.between(2, 4); i > 0; i--) {
      lines.append(before).append(words.phrase()).append(after);
    }
    return lines.toString();
  }

  private String broken() {
    var indent = dice.one("", "&#160;&#160;", "&#x3000;", "\n    ", "&#8195;");
    return "<"
        + "p class=\"verse\">"
        + lines(indent, dice.one("<br/>", "<br/>\n", "<br/><br/>"))
        + "</p>";
  }

  private String spans() {
    var opening =
        dice.one("<span style=\"display:block\">", "<span class=\"line\" style='display:table'>");
    return "<div>" + lines(opening, "</span>" + dice.one("", "<br/>", "\n")) + "</div>";
  }

  private String paragraphs() {
    return "<blockquote>" + lines("<p style=\"margin:0\">", "</p>") + "</blockquote>";
  }

  private String kept() {
    var space = dice.one("pre", "pre-wrap", "pre-line", "break-spaces");
    return "<p style=\"white-space:%s\">%s</p>".formatted(space, lines("", "\n"));
  }

  /// A number in the margin of a line, set apart by a style sheet.
  private String numbered() {
    var number = "<span style=\"float:right\">" + dice.between(5, 95) + "</span>";
    return "<div><p>%s %s</p><p>%s</p></div>".formatted(words.phrase(), number, words.phrase());
  }
}
