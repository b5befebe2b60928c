package org.intelligentreader.judge.generate;

/// Readings beside their words, in the clothes in which books have them.
final class Rubies {
  private final Dice dice;
  private final Words words;
  private int ids;

  Rubies(Dice dice, Words words) {
    this.dice = dice;
    this.words = words;
  }

  String ruby() {
    return dice.make(
        this::simple, this::simple, this::several, this::complex, this::dressed, this::plain);
  }

  private String simple() {
    var base = words.kanji();
    var said = words.kana();
    return dice.one(
        "<ruby>%s<rt>%s</rt></ruby>".formatted(base, said),
        "<ruby>%s<rp>(</rp><rt>%s</rt><rp>)</rp></ruby>".formatted(base, said),
        "<ruby><rb>%s</rb><rt>%s</rt></ruby>".formatted(base, said),
        "<ruby>\n  <rb>%s</rb>\n  <rt>%s</rt>\n</ruby>".formatted(base, said),
        "<ruby><span>%s</span><rt>%s</rt></ruby>".formatted(base, said),
        "<ruby><a id='r%d'/>%s<rt>%s</rt></ruby>".formatted(ids++, base, said),
        "<ruby>%s<rt></rt></ruby>".formatted(base),
        "<ruby>%s</ruby>".formatted(base));
  }

  private String several() {
    var one = words.kanji();
    var two = words.kanji();
    return dice.one(
        "<ruby>%s<rt>%s</rt>%s<rt>%s</rt></ruby>".formatted(one, words.kana(), two, words.kana()),
        "<ruby><rb>%s</rb><rb>%s</rb><rt>%s</rt><rt>%s</rt></ruby>"
            .formatted(one, two, words.kana(), words.kana()),
        "<ruby><b>%s</b>%s<rp>（</rp><rt><span>%s</span></rt><rp>）</rp></ruby>"
            .formatted(one, two, words.kana()),
        "<ruby><rb>%s%s</rb><rp>《</rp><rt>%s</rt><rp>》</rp></ruby>"
            .formatted(one, two, words.kana()));
  }

  /// Ruby with containers, and ruby of ruby.
  private String complex() {
    var one = words.kanji();
    var two = words.kanji();
    return dice.one(
        "<ruby>%s<rt>%s</rt><rtc><rt>%s</rt></rtc></ruby>"
            .formatted(one, words.kana(), words.kana()),
        "<ruby><rbc><rb>%s</rb><rb>%s</rb></rbc><rtc><rt>%s</rt><rt>%s</rt></rtc></ruby>"
            .formatted(one, two, words.kana(), words.kana()),
        "<ruby><rbc><rb>%s</rb></rbc><rtc><rt>%s</rt></rtc><rtc><rt>%s</rt></rtc></ruby>"
            .formatted(one, words.kana(), words.kana()),
        "<ruby><ruby>%s<rt>%s</rt></ruby><rt>%s</rt></ruby>"
            .formatted(one + two, words.kana(), words.kana()));
  }

  /// As plain text writes it.
  private String plain() {
    return dice.one(
        "%s《%s》".formatted(words.kanji(), words.kana()),
        "｜%s《%s》".formatted(words.word(), words.kana()),
        "《《%s》》".formatted(words.kana()));
  }

  /// Ruby inside a link, over a picture, and with a style sheet's help.
  private String dressed() {
    var base = words.kanji();
    var said = words.kana();
    return dice.one(
        "<a href=\"#r0\"><ruby>%s<rt>%s</rt></ruby></a>".formatted(base, said),
        "<em class=\"c1\"><ruby>%s<rt>%s</rt></ruby></em>".formatted(base, said),
        "<ruby>%s<rt><a href=\"#n1\">%s</a></rt></ruby>".formatted(base, said),
        "<ruby style=\"ruby-position:under\">%s<rt style=\"font-size:50%%\">%s</rt></ruby>"
            .formatted(base, said),
        "<ruby>%s<rt>・</rt></ruby><ruby>%s<rt>﹅</rt></ruby>".formatted(base, words.kanji()),
        "<span class=\"ruby\"><span class=\"rb\">%s</span><span class=\"rt\">%s</span></span>"
            .formatted(base, said));
  }
}
