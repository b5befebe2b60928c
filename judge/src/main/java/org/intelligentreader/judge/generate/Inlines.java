package org.intelligentreader.judge.generate;

import java.util.EnumSet;
import java.util.Set;

/// Text inside a paragraph.
final class Inlines {
  private final Dice dice;
  private final Words words;
  private final Look look;
  private final Set<Feature> features;
  private int ids;

  Inlines(Dice dice, Words words, Look look, Set<Feature> features) {
    this.dice = dice;
    this.words = words;
    this.look = look;
    this.features = EnumSet.copyOf(features);
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
    return switch (dice.below(12)) {
      case 0 -> wrap(dice.one("em", "b", "i", "strong", "small", "u", "cite", "code"), depth);
      case 1, 2, 3 -> wrap("span", depth);
      case 4 -> wrap("a", depth);
      case 5 ->
          features.contains(Feature.LINE_BREAKS) ? dice.one("<br/>", "<br />", "<br/><br/>") : "";
      case 6 -> features.contains(Feature.QUOTES) ? quotation(depth) : words.phrase();
      case 7 -> features.contains(Feature.RUBY) ? ruby() : words.phrase();
      case 8 -> features.contains(Feature.NOTE_MARKS) ? mark() : words.phrase();
      case 9 -> features.contains(Feature.INLINE_PICTURES) ? picture() : words.phrase();
      case 10 -> dice.one("<!-- comment -->", "<wbr/>", "<span/>", "<a id='i" + ids++ + "'/>", "");
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

  private String ruby() {
    var one = words.kanji();
    var two = words.kanji();
    var reading = words.kana();
    return dice.one(
        "<ruby>%s<rt>%s</rt></ruby>".formatted(one, reading),
        "<ruby>%s<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>".formatted(one, reading),
        "<ruby><rb>%s</rb><rt>%s</rt></ruby>".formatted(one, reading),
        "<ruby>%s<rt>%s</rt>%s<rt>%s</rt></ruby>".formatted(one, reading, two, words.kana()),
        "<ruby><rb>%s</rb><rb>%s</rb><rt>%s</rt><rt>%s</rt></ruby>"
            .formatted(one, two, reading, words.kana()),
        "<ruby>\n  <rb>%s</rb>\n  <rt>%s</rt>\n</ruby>".formatted(one, reading),
        "<ruby><span>%s</span><rt>%s</rt></ruby>".formatted(one, reading),
        "<ruby>%s<rt>%s</rt><rtc><rt>%s</rt></rtc></ruby>".formatted(one, reading, words.kana()),
        "<ruby><a id='i%d'/>%s<rt>%s</rt></ruby>".formatted(ids++, one, reading),
        "<ruby><b>%s</b>%s<rp>（</rp><rt><span>%s</span></rt><rp>）</rp></ruby>"
            .formatted(one, two, reading));
  }

  private String mark() {
    var number = dice.between(1, 99);
    return dice.one(
        "<sup>" + number + "</sup>",
        "<a href=\"#n%d\"><sup>%d</sup></a>".formatted(number, number),
        "<span epub:type=\"pagebreak\" id=\"p%d\" title=\"%d\"/>".formatted(ids++, number));
  }

  private String picture() {
    return "<img src=\"%s\" alt=\"%s\"/>"
        .formatted(dice.one("picture.png", "../" + "x/missing.png"), dice.one("", words.word()));
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
        "é" + words.word());
  }
}
