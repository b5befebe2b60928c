package org.intelligentreader.judge.generate;

import java.util.Set;
import java.util.function.Supplier;

/// The body of a generated page.
final class Blocks {
  private static final int DEEPEST = 3;

  private final Dice dice;
  private final Words words;
  private final Look look;
  private final Inlines inlines;
  private final Notes notes;
  private final Verses verses;
  private final Drawn drawn;
  private final Extras extras;
  private final Set<Feature> features;

  Blocks(Dice dice, Words words, Look look, Notes notes, Set<Feature> features) {
    this.dice = dice;
    this.words = words;
    this.look = look;
    this.notes = notes;
    this.features = features;
    inlines = new Inlines(dice, words, look, notes, features);
    verses = new Verses(dice, words);
    drawn = new Drawn(dice, words);
    extras = new Extras(dice, words, look);
  }

  /// Some blocks beside each other.
  String several(int depth) {
    var several = new StringBuilder();
    for (var i = dice.between(1, 5); i > 0; i--) {
      several.append(block(depth)).append(dice.one("", "\n", "\n\n  "));
    }
    return several.toString();
  }

  String page() {
    return several(DEEPEST);
  }

  private String block(int depth) {
    return switch (dice.below(22)) {
      case 0 -> heading();
      case 1 ->
          depth > 0
              ? box(
                  dice.one(
                      "div",
                      "div",
                      "section",
                      "article",
                      "aside",
                      "main",
                      "header",
                      "footer",
                      "center",
                      "address",
                      "fieldset"),
                  several(depth - 1))
              : text();
      case 2 -> depth > 0 ? box("blockquote", several(depth - 1)) : text();
      case 3 -> box("div", inlines.line(2));
      case 4 -> depth > 0 && has(Feature.LISTS) ? list(depth) : text();
      case 5 -> depth > 0 && has(Feature.TABLES) ? table(depth) : text();
      case 6 ->
          has(Feature.PREFORMATTED)
              ? box("pre", words.phrase() + "\n  " + inlines.line(1))
              : text();
      case 7 -> has(Feature.PICTURES) ? figure() : text();
      case 8 ->
          has(Feature.BARE_TEXT) ? inlines.line(2) + (depth > 0 ? block(depth - 1) : "") : text();
      case 9 -> has(Feature.HIDDEN_PARTS) ? hidden() : text();
      case 10 -> has(Feature.NOTES) ? notes.note() : text();
      case 11 -> has(Feature.FORMULAS) ? text() + drawn.formula() : text();
      case 12 -> extra(Feature.VERSE, verses::verse);
      case 13 -> extra(Feature.DRAWN_TEXT, drawn::drawing);
      case 14 -> extra(Feature.MEDIA, extras::media);
      case 15 -> extra(Feature.BIDIRECTIONAL, extras::bidirectional);
      case 16 -> extra(Feature.NESTED_BOXES, extras::nestedBoxes);
      case 17 -> extra(Feature.MARKERS, extras::markedList);
      case 18 -> extra(Feature.CAPTIONS, extras::captioned);
      case 19 -> extra(Feature.DETAILS, extras::details);
      default -> text();
    };
  }

  private String extra(Feature feature, Supplier<String> made) {
    return has(feature) ? made.get() : text();
  }

  private boolean has(Feature feature) {
    return features.contains(feature);
  }

  private String box(String name, String content) {
    return "<" + name + look.attribute() + ">" + content + "</" + name + ">";
  }

  private String text() {
    return box("p", inlines.line(3));
  }

  private String heading() {
    var name = "h" + dice.between(1, 6);
    return box(name, inlines.line(1)) + dice.one("", "", "<hr/>");
  }

  private String list(int depth) {
    if (dice.once(4)) {
      return "<dl>" + box("dt", inlines.line(1)) + box("dd", item(depth)) + "</dl>";
    }
    var items = new StringBuilder();
    for (var i = dice.between(1, 3); i > 0; i--) {
      items.append(box("li", item(depth))).append(dice.one("", "\n"));
    }
    return box(dice.one("ul", "ol"), items.toString());
  }

  private String item(int depth) {
    return dice.once(3) ? several(depth - 1) : inlines.line(2);
  }

  private String table(int depth) {
    var rows = new StringBuilder();
    for (var i = dice.between(1, 3); i > 0; i--) {
      rows.append("<tr>");
      for (var j = dice.between(1, 3); j > 0; j--) {
        rows.append(box(dice.one("td", "td", "th"), item(depth))).append(dice.one("", "\n"));
      }
      rows.append("</tr>").append(dice.one("", "\n"));
    }
    var caption = dice.once(4) ? "<caption>" + words.phrase() + "</caption>" : "";
    var body = dice.once(2) ? "<tbody>" + rows + "</tbody>" : rows.toString();
    return "<table>" + caption + body + "</table>";
  }

  private String figure() {
    var picture =
        dice.one(
            "<img src=\"picture.png\" alt=\"\"/>",
            "<img alt='" + words.word() + "' src='./picture.png'/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " viewBox=\"0 0 4 4\"><image width=\"4\" height=\"4\" xlink:href=\"picture.png\"/></svg>",
            "<img src=\"missing.png\" alt=\"\"/>");
    return dice.once(2)
        ? "<figure>" + picture + "<figcaption>" + inlines.line(1) + "</figcaption></figure>"
        : box(dice.one("div", "p"), picture);
  }

  private String hidden() {
    var content = words.phrase();
    return dice.one(
        "<p hidden=\"hidden\">" + content + "</p>",
        "<div style=\"display:none\"><p>" + content + "</p></div>",
        "<p>" + words.word() + "<span style='visibility: hidden'>" + content + "</span></p>",
        "<div style=\"visibility:hidden\">%s<span style=\"visibility:visible\">%s</span></div>"
            .formatted(content, words.word()),
        "<template><p>" + content + "</p></template>",
        "<script type=\"text/x\">" + words.word() + "</script>",
        "<p>%s<span style='display:none'>%s</span>%s</p>"
            .formatted(words.word(), content, words.word()),
        "<div hidden='until-found'>" + content + "</div>",
        "<p>" + words.word() + "<noscript>" + words.word() + "</noscript></p>",
        "<details open='open'><summary>%s</summary>%s</details>".formatted(words.word(), content),
        "<details><summary>%s</summary><p>%s</p></details>".formatted(content, words.word()),
        "<dialog><p>" + content + "</p></dialog>",
        "<p aria-hidden=\"true\">" + content + "</p>");
  }
}
