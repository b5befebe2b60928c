package org.intelligentreader.judge.generate;

/// Notes and the marks that lead to them, as different makers write them.
final class Notes {
  private final Dice dice;
  private final Words words;
  private int count;

  Notes(Dice dice, Words words) {
    this.dice = dice;
    this.words = words;
  }

  /// A number inside a line without its note.
  String mark() {
    var number = dice.between(1, 99);
    return dice.one(
        "<sup>" + number + "</sup>",
        "<a href=\"#n%d\"><sup>%d</sup></a>".formatted(number, number),
        "<sup><a href=\"#n%d\">%d</a></sup>".formatted(number, number),
        "<span style=\"vertical-align:super\">%d</span>".formatted(number),
        "<a href=\"#n%d\" class=\"noteref\">[%d]</a>".formatted(number, number));
  }

  /// A page break, which may stand inside a word.
  String pageBreak() {
    var number = dice.between(1, 400);
    var id = "p" + number + "x" + count++;
    return dice.one(
        "<span epub:type=\"pagebreak\" id=\"%s\" title=\"%d\"/>".formatted(id, number),
        "<span role=\"doc-pagebreak\" id=\"%s\" aria-label=\"%d\"></span>".formatted(id, number),
        "<a id=\"page%d\" class=\"page\" title=\"%d\"></a>".formatted(number, number),
        "<a id=\"Page_%d\"/>".formatted(number),
        words.word() + "<span epub:type=\"pagebreak\" id=\"" + id + "\"/>" + words.word());
  }

  /// A paragraph with its note.
  String note() {
    count++;
    return dice.make(this::aside, this::pandoc, this::word, this::popUp, this::list, this::plain);
  }

  private String aside() {
    var hiding = dice.one("", " hidden=\"hidden\"", " style=\"display:none\"");
    return "<p>%s<a epub:type=\"noteref\" href=\"#note%d\"> [%d]</a></p>\n"
            .formatted(words.phrase(), count, count)
        + "<aside epub:type=\"footnote\" id=\"note%d\"%s><p>%s</p></aside>"
            .formatted(count, hiding, words.phrase());
  }

  private String pandoc() {
    return ("<p>%s<a href=\"#fn%d\" class=\"footnote-ref\" id=\"fnref%d\" epub:type=\"noteref\">"
                + "<sup>%d</sup></a> %s</p>\n")
            .formatted(words.phrase(), count, count, count, words.phrase())
        + ("<section class=\"footnotes\" epub:type=\"footnotes\"><hr/><ol><li id=\"fn%d\""
                + " epub:type=\"footnote\"><p>%s<a href=\"#fnref%d\" class=\"footnote-back\">↩︎</a>"
                + "</p></li></ol></section>")
            .formatted(count, words.phrase(), count);
  }

  private String word() {
    return ("<p class=\"MsoNormal\">%s<a href=\"#_ftn%d\" id=\"_ftnref%d\"><span"
                + " class=\"MsoFootnoteReference\">[%d]</span></a></p><br clear=\"all\"/><hr/>\n")
            .formatted(words.phrase(), count, count, count)
        + ("<div id=\"ftn%d\"><p class=\"MsoFootnoteText\"><a href=\"#_ftnref%d\" id=\"_ftn%d\">[%d]"
                + "</a> %s</p></div>")
            .formatted(count, count, count, count, words.phrase());
  }

  private String popUp() {
    return ("<p>%s<a class=\"duokan-footnote\" href=\"#dk%d\"><img alt=\"\" src=\"picture.png\"/></a>"
                + "%s</p>\n")
            .formatted(words.phrase(), count, words.phrase())
        + ("<ol class=\"duokan-footnote-content\"><li class=\"duokan-footnote-item\" id=\"dk%d\">"
                + "<p>%s</p></li></ol>")
            .formatted(count, words.phrase());
  }

  private String list() {
    return "<p>%s<a href=\"#d%d\" id=\"b%d\">(%d)</a></p>\n"
            .formatted(words.phrase(), count, count, count)
        + "<dl><dt id=\"d%d\"><a href=\"#b%d\">%d</a></dt><dd>%s</dd></dl>"
            .formatted(count, count, count, words.phrase());
  }

  private String plain() {
    return "<p>%s<sup>%d</sup> %s</p>\n<p class=\"note\"><sup>%d</sup> %s</p>"
        .formatted(words.phrase(), count, words.phrase(), count, words.phrase());
  }
}
