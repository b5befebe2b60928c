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
          a second rtc    %<ruby><rb>東</rb><rt>ひがし</rt><rtc><rt>east</rt></rtc></ruby>%東%東→ひがし 東→east gloss
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          two containers    %<ruby><rb>護</rb><rtc><rt>まも</rt></rtc><rtc><rt>protect</rt></rtc></ruby>る%護る%護→まも 護→protect gloss
          brackets in rt    %<ruby>護<rt>（まも）</rt></ruby>る%護る%護→まも
          two of two        %<ruby><rb>東</rb><rb>京</rb><rtc><rt>とう</rt><rt>きょう</rt></rtc><rtc><rt>e</rt><rt>c</rt></rtc></ruby>%東京%東→とう 東→e gloss 京→きょう 京→c gloss
          kana in both      %<ruby>東<rt>とう</rt><rtc><rt>ひがし</rt></rtc></ruby>%東%東→とう 東→ひがし gloss
          spans             %<span class='ruby'><span class='rb'>漢字</span><span class='rt'>かんじ</span></span>を%漢字を%漢字→かんじ
          base without span %<span class='ruby'>漢字<span class='rt'>かんじ</span></span>を%漢字を%漢字→かんじ
          several pairs     %<span class='ruby'>漢<span class='rt'>かん</span>字<span class='rt'>じ</span></span>%漢字%漢→かん 字→じ
          longer names      %<span class='x ruby'><span class='ruby-base'>漢</span><span class='ruby_text'>かん</span></span>%漢%漢→かん
          by style          %<span class='a'>漢<span class='b'>かん</span></span>字%漢字%漢→かん
          a table in a line %<span class='c'><span class='d'>かん</span><span class='e'>漢</span></span>字%漢字%
          other spans       %<span class='ruby-red'>漢<span class='rt'>かん</span></span>%漢かん%
          without a base    %<span class='ruby'><span class='rt'>かんじ</span></span>%かんじ%
          """)
  void ruby_in_other_clothes(String rule, String body, String text, String ruby) {
    var css =
        "<style>.b { display: ruby-text } .c { display: inline-table } .e { display: table-row-group }"
            + " .d { display: table-header-group }</style>";
    var book = ReadBook.of(new EpubFixture().page("a", css, "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
    assertThat(String.join(" ", book.ruby())).as(rule).isEqualTo(ruby == null ? "" : ruby.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          kanji before      %吾輩《わがはい》は%吾輩は%吾輩→わがはい
          with a bar        %この｜東京府《とうきょうふ》の人%この東京府の人%東京府→とうきょうふ
          bar over kana     %｜あの人《かれ》が%あの人が%あの人→かれ
          bar over letters  %｜ＮＡＴＯ《ナトー》が%ＮＡＴＯが%ＮＡＴＯ→ナトー
          a gloss           %｜自由《liberty》を%自由を%自由→liberty gloss
          several           %宿《しゅく》から町《まち》へ%宿から町へ%宿→しゅく 町→まち
          katakana          %魔法《マジック》を%魔法を%魔法→マジック
          dots              %それは《《違う》》と%それは違うと%違う→・ emphasis
          inside elements   %<b>吾輩</b>《わがはい》は%吾輩は%吾輩→わがはい
          beside ruby       %<ruby>猫<rt>ねこ</rt></ruby>と犬《いぬ》<ruby>鳥<rt>とり</rt></ruby>%猫と犬鳥%猫→ねこ 犬→いぬ 鳥→とり
          in two pieces     %犬《いぬ》<br/><br/>｜鳥《とり》%犬 | 鳥%犬→いぬ 鳥→とり
          a number          %手を※［＃「てへん＋國」、第3水準1-84-89］む%手を摑む%
          a layout note     %※［＃ここから２字下げ］%※［＃ここから２字下げ］%
          a quotation       %彼は《重力魔法》を使う%彼は《重力魔法》を使う%
          a book title      %我读《红楼梦》。%我读《红楼梦》。%
          kana before       %ひらがな《ひらがな》%ひらがな《ひらがな》%
          a lone bar        %a｜b と c%a｜b と c%
          nothing inside    %漢字《》は%漢字《》は%
          a blank base      %a｜ 《い》%a｜ 《い》%
          """)
  void ruby_in_plain_text(String rule, String body, String text, String ruby) {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.text()).as(rule).isEqualTo(text.strip());
    assertThat(String.join(" ", book.ruby())).as(rule).isEqualTo(ruby == null ? "" : ruby.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          吾輩《わがはい》は               %<ruby>吾輩<rt>わがはい</rt></ruby>は
          この｜東京府《とうきょうふ》の   %この<ruby>東京府<rt>とうきょうふ</rt></ruby>の
          ｜ＮＡＴＯ《ナトー》が           %<ruby>ＮＡＴＯ<rt>ナトー</rt></ruby>が
          宿《しゅく》から町《まち》へ     %<ruby>宿<rt>しゅく</rt></ruby>から<ruby>町<rt>まち</rt></ruby>へ
          それは《《違う》》と             %それは<ruby>違う<rt>・</rt></ruby>と
          <b>吾輩</b>《わがはい》は        %<ruby><b>吾輩</b><rt>わがはい</rt></ruby>は
          <b>吾輩《わがはい》</b>は        %<b><ruby>吾輩<rt>わがはい</rt></ruby></b>は
          手を※［＃「てへん＋國」、第3水準1-84-89］む %手を摑む
          彼は《重力魔法》を使う           %彼は《重力魔法》を使う
          漢字《》は                       %漢字《》は
          <ruby>猫《ねこ》<rt>ねこ</rt></ruby> %<ruby>猫《ねこ》<rt>ねこ</rt></ruby>
          """)
  void html_has_ruby_of_plain_text_as_elements(String body, String html) {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>" + body.strip() + "</p>"));
    assertThat(book.html()).contains("<p>" + html.strip() + "</p>");
  }

  @Test
  void links_and_places_behind_ruby_in_plain_text_move_along() {
    var page = "<p>｜東京府《とうきょうふ》の<a href='#x'>人</a>と町《まち》<b id='x'>名</b></p>";
    var chapter = ReadBook.of(new EpubFixture().page("a", page)).chapters().getFirst();
    var text = chapter.text().value();
    assertThat(text).isEqualTo("東京府の人と町名");
    assertThat(chapter.structure().marks())
        .extracting(mark -> mark.span().of(text))
        .containsExactly("人", "名");
    assertThat(chapter.structure().anchors()).anyMatch(anchor -> anchor.at() == 7);
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
