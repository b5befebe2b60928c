package org.intelligentreader.judge.generate;

import java.util.Set;

/// Text inside a paragraph.
final class Inlines {
  private final Dice dice;
  private final Words words;
  private final Look look;
  private final Set<Feature> features;
  private final Rubies rubies;
  private final Notes notes;
  private int ids;

  Inlines(Dice dice, Words words, Look look, Notes notes, Set<Feature> features) {
    this.dice = dice;
    this.words = words;
    this.look = look;
    this.notes = notes;
    this.features = features;
    rubies = new Rubies(dice, words);
  }

  /// A line of text with whatever the book has in its lines.
  String line(int depth) {
    var line = new StringBuilder();
    for (var i = dice.between(1, 4); i > 0; i--) {
      line.append(piece(depth)).append(dice.one("", " ", "\n", "", " "));
    }
    return line.toString();
  }

  private String piece(int depth) {
    if (depth <= 0 || dice.once(2)) {
      return words.phrase();
    }
    return switch (dice.below(13)) {
      case 0 -> wrap(dice.one("em", "b", "i", "strong", "small", "u", "cite", "code"), depth);
      case 1, 2, 3 -> wrap("span", depth);
      case 4 -> wrap("a", depth);
      case 5 ->
          features.contains(Feature.LINE_BREAKS) ? dice.one("<br/>", "<br />", "<br/><br/>") : "";
      case 6 -> features.contains(Feature.QUOTES) ? quotation(depth) : words.phrase();
      case 7 -> features.contains(Feature.RUBY) ? rubies.ruby() : words.phrase();
      case 8 -> features.contains(Feature.NOTE_MARKS) ? notes.mark() : words.phrase();
      case 9 -> features.contains(Feature.INLINE_PICTURES) ? picture() : words.phrase();
      case 10 -> dice.one("<!-- comment -->", "<wbr/>", "<span/>", "<a id='i" + ids++ + "'/>", "");
      case 11 -> features.contains(Feature.PAGE_BREAKS) ? notes.pageBreak() : words.phrase();
      default -> features.contains(Feature.ODD_CHARACTERS) ? odd() : words.phrase();
    };
  }

  private String wrap(String name, int depth) {
    var title = dice.once(3) ? " title=\"" + words.word() + "\"" : "";
    return "<" + name + look.attribute() + title + ">" + inside(depth) + "</" + name + ">";
  }

  private String inside(int depth) {
    return dice.one("", "", " ") + line(depth - 1) + dice.one("", "", " ");
  }

  private String quotation(int depth) {
    var language = dice.once(4) ? " lang=\"" + dice.one("ja", "fr", "de", "en", "xx") + "\"" : "";
    return "<q" + language + ">" + inside(depth) + "</q>";
  }

  /// A picture in a line: beside words, inside one, or as a character.
  private String picture() {
    var source = dice.one("picture.png", "./picture.png", "../" + "x/missing.png");
    var one = words.word();
    var two = words.word();
    return dice.one(
        "<img src=\"%s\" alt=\"\"/>".formatted(source),
        "<img src=\"%s\" alt=\"%s\"/>".formatted(source, one),
        "%s<img src=\"%s\" alt=\"\" style=\"height:1em\"/>%s".formatted(one, source, two),
        "%s<img class=\"gaiji\" src=\"%s\" alt=\"%s\"/>%s"
            .formatted(one, source, words.kanji(), two),
        "%s <img class=\"icon\" src=\"%s\" alt=\"\"/> %s".formatted(one, source, two),
        "<a href=\"#i0\"><img src=\"%s\" alt=\"\"/></a>%s".formatted(source, one));
  }

  private String odd() {
    return dice.one(
        words.word() + "&#173;" + words.word(),
        words.word() + "&#160;" + words.word(),
        words.word() + "\u200B" + words.word(),
        words.word() + "&#x3000;" + words.word(),
        words.word() + "\u2003" + words.word(),
        words.word() + "&amp;" + words.word(),
        "<![CDATA[" + words.word() + " <" + words.word() + "]]>",
        words.word() + "\t\t" + words.word(),
        "𠮷" + words.word(),
        words.word() + "&#x200D;" + words.word(),
        words.word() + "&#x2060;" + words.word(),
        words.word() + "&#xFEFF;" + words.word(),
        words.word() + "&#x2009;" + words.word(),
        words.word() + "&#x2028;" + words.word(),
        words.word() + "&#x85;" + words.word(),
        "&#x1F468;&#x200D;&#x1F469;" + words.word(),
        "é" + words.word());
  }
}
