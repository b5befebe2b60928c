package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EPUB 3.3, section 6.1, and the HTML Ruby Markup Extensions: the base is text, once; the
/// annotation stands beside it.
class RubyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          mono            %<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>%漢字%漢→かん 字→じ
          group           %<ruby>今日<rt>きょう</rt></ruby>%今日%今日→きょう
          jukugo with rb  %<ruby><rb>漢</rb><rb>字</rb><rt>かん</rt><rt>じ</rt></ruby>%漢字%漢→かん 字→じ
          rb and rp       %<ruby><rb>漢</rb><rp>(</rp><rt>かん</rt><rp>)</rp></ruby>%漢%漢→かん
          rp without rb   %<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>%漢%漢→かん
          rtc             %<ruby><rb>漢</rb><rb>字</rb><rtc><rt>かん</rt><rt>じ</rt></rtc></ruby>%漢字%漢→かん 字→じ
          rtc alone       %<ruby><rb>東京</rb><rtc>とうきょう</rtc></ruby>%東京%東京→とうきょう
          a second rtc    %<ruby><rb>東</rb><rt>ひがし</rt><rtc><rt>east</rt></rtc></ruby>%東%東→ひがし
          one rt for two  %<ruby><rb>大</rb><rb>人</rb><rt>おとな</rt></ruby>%大人%大人→おとな
          nested          %<ruby><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby><rt>kanji</rt></ruby>%漢字%漢→かん 漢字→kanji gloss 字→じ
          anchor inside   %<ruby><a href='#x'>漢</a>字<rt>かんじ</rt></ruby>%漢字%漢字→かんじ
          span in rt      %<ruby>漢<rt><span>か</span>ん</rt></ruby>%漢%漢→かん
          inside a link   %<a href='#x'>の<ruby>漢<rt>かん</rt></ruby></a>%の漢%漢→かん
          without rt      %<ruby>漢字</ruby>%漢字%
          empty rt        %<ruby>漢字<rt></rt></ruby>%漢字%
          dots            %<ruby>強調<rt>・・</rt></ruby>%強調%強調→・・ emphasis
          sesame dots     %<ruby>強<rt>﹅</rt></ruby>%強%強→﹅ emphasis
          gloss           %<ruby>本<rt>book</rt></ruby>%本%本→book gloss
          line breaks     %<ruby>漢 <rt>かん</rt> 字 <rt>じ</rt> </ruby>です%漢 字 です%漢→かん 字→じ
          rt in a row     %<ruby>漢字<rt>かん</rt><rt>じ</rt></ruby>%漢字%漢字→かんじ
          picture as base %<ruby><img src='x.png' class='gaiji' alt='畵'/><rt>え</rt></ruby>%畵%畵→え
          block inside    %<ruby>漢<div>x</div>字<rt>かん</rt></ruby>%漢 | x | 字%字→かん
          """)
  void base_and_annotation(String rule, String body, String text, String ruby) {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
    assertThat(String.join(" ", book.ruby())).as(rule).isEqualTo(ruby == null ? "" : ruby.strip());
  }

  @org.junit.jupiter.api.Test
  void html_keeps_ruby_as_ruby() {
    var book = ReadBook.of(new EpubFixture().page("a", "<p><ruby>漢<rt>かん</rt></ruby></p>"));
    assertThat(book.html()).contains("<ruby>漢<rt>かん</rt></ruby>");
  }

  @Test
  void complex_ruby_of_xhtml_1_1() {
    var page = "<ruby><rbc><rb>東</rb><rb>京</rb></rbc><rtc><rt>とう</rt><rt>きょう</rt></rtc></ruby>へ";
    assertThat(ReadBook.of(new EpubFixture().page("a", page)).ruby())
        .containsExactly("東→とう", "京→きょう");
  }

  @Test
  void ruby_over_all_goes_before_ruby_over_parts() {
    var page = "<ruby><ruby>護<rt>ご</rt>謨<rt>む</rt></ruby><rt>ゴム</rt></ruby>の木";
    assertThat(ReadBook.of(new EpubFixture().page("a", page)).ruby()).containsExactly("護謨→ゴム");
  }

  @Test
  void the_number_of_a_note_is_no_reading() {
    var page = "<ruby>東京<rt>とうきょう<a href='#n'>1</a></rt></ruby>へ";
    assertThat(ReadBook.of(new EpubFixture().page("a", page)).ruby()).containsExactly("東京→とうきょう");
  }
}
