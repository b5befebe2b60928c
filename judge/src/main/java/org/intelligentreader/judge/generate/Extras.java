package org.intelligentreader.judge.generate;

/// What few pages have: media, forms, letters that run from right to left.
final class Extras {
  private final Dice dice;
  private final Words words;
  private final Look look;

  Extras(Dice dice, Words words, Look look) {
    this.dice = dice;
    this.words = words;
    this.look = look;
  }

  /// Something that plays or shows; what it has for others is not seen.
  String media() {
    var other = words.word();
    return dice.one(
            "<p>%s<audio controls=\"controls\" src=\"a.mp3\">%s</audio></p>",
            "<div>%s<video src=\"v.mp4\"><p>%s</p></video></div>",
            "<p>%s<video poster=\"picture.png\">%s</video></p>",
            "<p>%s</p><object data=\"picture.png\" type=\"image/png\">%s</object>",
            "<p>%s<canvas>%s</canvas></p>",
            "<p>%s<picture><source srcset=\"picture.png\"/><img src=\"picture.png\" title=\"%s\""
                + " alt=\"\"/></picture></p>")
        .formatted(words.phrase(), other);
  }

  String bidirectional() {
    var one = words.phrase();
    var two = words.phrase();
    return dice.one(
            "<p dir=\"rtl\">%s %s</p>",
            "<p>%s <bdo dir=\"rtl\">%s</bdo></p>",
            "<p>%s<bdi>%s</bdi></p>",
            "<p>%s \u05E9\u05DC\u05D5\u05DD %s</p>",
            "<p>%s &#x200F;\u0645\u0631\u062D\u0628\u0627&#x200E; %s</p>",
            "<div style=\"direction:rtl;unicode-bidi:bidi-override\">%s<b>%s</b></div>")
        .formatted(one, two);
  }

  /// Boxes inside boxes that are inline outside.
  String nestedBoxes() {
    var inner = words.phrase();
    return "<div>"
        + words.word()
        + dice.one(
                "<span style=\"display:inline-block\"><span style=\"display:inline-block\">%s</span></span>",
                "<span style=\"display:inline-block\"><b style=\"display:block\">%s</b></span>",
                "<span style=\"display:inline-flex\"><i>%s</i><i>x</i></span>",
                "<span style=\"display:inline-grid\"><i>%s</i><i>x</i></span>",
                "<span style=\"display:flex;flex-direction:column\"><i>%s</i> <i>x</i></span>",
                "<span style=\"position:absolute\">%s</span>",
                "<span style=\"display:table\"><span style=\"display:table-row\"><span"
                    + " style=\"display:table-cell\">%s</span></span></span>",
                "<span style=\"display:table-cell\">%s</span><span style=\"display:table-cell\">x</span>",
                "<span style=\"float:left\">%s</span>",
                "<span" + look.attribute() + ">%s</span>")
            .formatted(inner)
        + words.word()
        + "</div>";
  }

  /// Lists whose signs a style sheet sets.
  String markedList() {
    var sign =
        dice.one("disc", "decimal", "none", "upper-roman", "hiragana", "'– '", "disclosure-closed");
    var start = dice.one("", " start=\"4\"", " reversed=\"reversed\"");
    return "<ol style=\"list-style:%s\"%s><li>%s</li><li value=\"9\"><p>%s</p></li></ol>"
        .formatted(sign, start, words.phrase(), words.phrase());
  }

  /// Parts of a table in every place.
  String captioned() {
    return "<table><caption%s>%s</caption><thead><tr><th>%s</th><th>%s</th></tr></thead>%s<tbody><tr>"
            .formatted(
                dice.one("", " style=\"caption-side:bottom\"", " align=\"bottom\""),
                words.phrase(),
                words.word(),
                words.word(),
                dice.once(2)
                    ? "<tfoot><tr><td colspan=\"2\">" + words.word() + "</td></tr></tfoot>"
                    : "")
        + "<td rowspan=\"2\">%s</td><td><p>%s</p></td></tr><tr><td>%s</td></tr></tbody></table>"
            .formatted(words.word(), words.phrase(), words.word());
  }

  String details() {
    return dice.one(
            "<details><summary>%s</summary><div><p>%s</p></div></details>",
            "<details open=\"open\"><summary><h3>%s</h3></summary>%s</details>",
            "<details><p>%s</p><p>%s</p></details>",
            "<details><summary>%s</summary><details><summary>%s</summary>x</details></details>")
        .formatted(words.phrase(), words.phrase());
  }
}
