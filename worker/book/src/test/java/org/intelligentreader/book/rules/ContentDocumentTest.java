package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EPUB 3.3, section 6: which text of a content document a page shows, and how it is written down.
class ContentDocumentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '`',
      textBlock =
          """
          bare text                %text%text
          br lines                 %one<br/>two<p>three</p>%one/two | three
          br twice is a paragraph  %one<br/><br/>two%one | two
          definition list          %<dl><dt>a</dt><dd>b</dd></dl>%a | b
          address and center       %<address>a</address><center>b</center>%a | b
          nested blocks            %<div>a<div>b<p>c</p>d</div>e</div>%a | b | c | d | e
          lists                    %<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>%a | b | c
          table cells              %<table><caption>T</caption><tr><td>a</td><td>b</td></tr></table>%T | a\tb
          paragraphs in a cell     %<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>%a | b | c
          details                  %<details><summary>s</summary>d</details>%s | d
          figure                   %<figure>f<figcaption>c</figcaption></figure>%f | c
          white space collapses    %<p> a \t b <b> c </b> d </p>%a b c d
          between inline elements  %<p><b>a</b> <i>b</i><u>c</u></p>%a bc
          comments and instructions%<p>a<!-- x --><?x y?>b</p>%ab
          cdata                    %<p><![CDATA[a<b]]></p>%a<b
          noscript                 %<noscript>a</noscript>%a
          template                 %<template><p>x</p></template><p>a</p>%a
          script and style         %<script>x</script><style>y{}</style><p>a</p>%a
          hidden                   %<p hidden=''>x</p><p>a</p>%a
          aria-hidden is seen      %<p aria-hidden='true'>a</p>%a
          style display none       %<p style='color:red; display : none'>x</p><p>a</p>%a
          style visibility hidden  %<p>a<span style='visibility:hidden'>x</span></p>%a
          soft hyphens             %<p>wo&#xAD;rd zero&#x200B;width</p>%word zerowidth
          kobo spans               %<p><span class='koboSpan' id='kobo.1.1'>a</span><span> b</span></p>%a b
          page breaks              %<p>a<span epub:type='pagebreak' title='2' id='p2'/>b</p>%ab
          media fallbacks          %<audio src='x.mp3'>a</audio><p>b</p>%b
          wbr                      %<p>a<wbr/>b</p>%ab
          object without picture   %<object data='x.bin' type='a/b'>a</object>%a
          object, picture missing  %<object data='x.png' type='image/png'>a</object>%a
          mathml by what it shows   %<p>is <math alttext='x squared'><mi>x</mi><mn>2</mn></math></p>%is x2
          mathml by its letters    %<p><math><mi>x</mi><annotation>t</annotation></math></p>%x
          svg in a page            %<svg><title>t</title><text>a</text><text>b</text></svg>%a | b
          forms                    %<form><label>a</label><button>b</button></form>%a\tb
          """)
  void text_is_what_a_page_shows(String rule, String body, String expected) {
    var book = ReadBook.of(new EpubFixture().page("a", body.strip()));
    assertThat(book.text().replace("\n", "/")).as(rule).isEqualTo(expected.strip());
  }

  @Test
  void pre_keeps_every_space_and_line() {
    assertThat(text("<pre>a  b\n  c\n\n\nd</pre>")).isEqualTo("a  b\n  c | d");
  }

  @Test
  void a_line_break_between_east_asian_characters_vanishes() {
    assertThat(text("<p>日本\n語 の\nword\n語</p>")).isEqualTo("日本語 の word 語");
  }

  @Test
  void text_after_a_block_inside_an_inline_element() {
    assertThat(text("<p>a<span>b<div>c</div>d</span>e</p>")).isEqualTo("ab | c | de");
  }

  @Test
  void epub_switch_shows_one_case() {
    assertThat(
            text(
                "<epub:switch><epub:case required-namespace='x'><p>case</p></epub:case>"
                    + "<epub:default><p>default</p></epub:default></epub:switch>"))
        .isEqualTo("default");
    assertThat(text("<epub:switch><epub:case><p>only</p></epub:case></epub:switch>"))
        .isEqualTo("only");
  }

  @Test
  void malformed_xhtml_is_read_as_html() {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>one<br>two & three<p id=a id=b>four"));
    assertThat(book.text()).isEqualTo("one\ntwo & three | four");
    assertThat(book.codes()).contains("document-malformed");
    assertThat(book.lists().report()).contains("line 1, column");
  }

  @Test
  void self_closed_elements_in_malformed_xhtml_do_not_swallow_the_page() {
    var page =
        "<html><head><title/><script src='x'/></head><body><a id='x'/><div/><p>one<p>two</body>";
    assertThat(
            ReadBook.of(new EpubFixture().document("a", page.getBytes(StandardCharsets.UTF_8)))
                .text())
        .isEqualTo("one | two");
  }

  @Test
  void cdata_and_document_type_in_malformed_xhtml() {
    var page =
        "<!DOCTYPE html [<!ENTITY x 'y'>]><html><body><p>one<br><![CDATA[<two>]]></body></html>";
    assertThat(
            ReadBook.of(new EpubFixture().document("a", page.getBytes(StandardCharsets.UTF_8)))
                .text())
        .isEqualTo("one\n<two>");
  }

  @Test
  void text_html_as_media_type() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("a", "a.html", "text/html", "")
                .itemref("a", "")
                .with("OPS/a.html", "<p>one<p>two"));
    assertThat(book.text()).isEqualTo("one | two");
  }

  @Test
  void entities_of_html_and_of_the_document_itself() {
    var page =
        "<!DOCTYPE html [<!ENTITY me 'myself'><!ENTITY hellip 'dots'>]>"
            + EpubFixture.xhtml("", "<p>&me; &hellip; &eacute;&nbsp;&mdash; &amp;lt;</p>")
                .replaceFirst("<\\?xml.*?\\?>", "");
    assertThat(
            ReadBook.of(new EpubFixture().document("a", page.getBytes(StandardCharsets.UTF_8)))
                .text())
        .isEqualTo("myself dots é\u00A0— &lt;");
  }

  @Test
  void a_namespace_prefix_that_nobody_declared() {
    var page = "<html><body epub:type='bodymatter'><p>one</p><h:p>two</h:p></body></html>";
    var book = ReadBook.of(new EpubFixture().document("a", page.getBytes(StandardCharsets.UTF_8)));
    assertThat(book.text()).isEqualTo("one | two");
    assertThat(book.codes()).doesNotContain("document-malformed");
  }

  /// Cut down to 16 bits, these would be a space, a tab and a line end.
  @Test
  void rare_characters_whose_low_half_is_white_space_are_text() {
    var book =
        ReadBook.of(
            new EpubFixture().page("a", "<p>𠀠</p><p>\uD840\uDC09 𣀀</p><p>\uD840\uDC0A</p>"));
    assertThat(book.text()).isEqualTo("𠀠 | \uD840\uDC09 𣀀 | \uD840\uDC0A");
  }

  @Test
  void control_characters_and_half_surrogates() {
    var book = ReadBook.of(new EpubFixture().page("a", "<p>a\u0000b\u0007c</p>"));
    assertThat(book.text()).isEqualTo("abc");
    assertThat(book.codes()).contains("characters-replaced");
    var half = ("\uFEFF" + EpubFixture.xhtml("", "<p>aXb</p>")).getBytes(StandardCharsets.UTF_16LE);
    for (var i = 0; i < half.length; i += 2) {
      if (half[i] == 'X') {
        half[i] = 0;
        half[i + 1] = (byte) 0xD8;
      }
    }
    var halves = ReadBook.of(new EpubFixture().document("a", half));
    assertThat(halves.text()).isEqualTo("a\uFFFDb");
    assertThat(halves.codes()).contains("characters-replaced");
  }

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, Shift_JIS",
    "EUC-JP, EUC-JP",
    "GB18030, gb2312",
    "Big5, big5",
    "windows-1252, iso-8859-1",
    "ISO-2022-JP, iso-2022-jp",
    "EUC-KR, euc-kr"
  })
  void an_encoding_that_the_xml_declaration_names(String real, String declared) {
    var text = sample(real);
    assertThat(encoded(text, "<?xml version='1.0' encoding='" + declared + "'?>", real))
        .isEqualTo(text);
    assertThat(
            encoded(
                text,
                "<!DOCTYPE html><meta http-equiv='Content-Type' content='text/html; charset="
                    + declared
                    + "'/>",
                real))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"Shift_JIS", "EUC-JP", "GB18030", "Big5", "windows-1252"})
  void an_encoding_that_the_declaration_gets_wrong(String real) {
    var text = sample(real);
    assertThat(encoded(text, "<?xml version='1.0' encoding='UTF-8'?>", real)).isEqualTo(text);
    assertThat(encoded(text, "", real)).isEqualTo(text);
  }

  @Test
  void utf_8_that_says_it_is_something_else() {
    var text = sample("Shift_JIS");
    assertThat(encoded(text, "<?xml version='1.0' encoding='Shift_JIS'?>", "UTF-8"))
        .isEqualTo(text);
  }

  @Test
  void utf_16_with_and_without_a_byte_order_mark() {
    var text = sample("Shift_JIS");
    var declaration = "<?xml version='1.0' encoding='UTF-16'?>";
    assertThat(encoded(text, declaration, "UTF-16LE")).isEqualTo(text);
    assertThat(encoded(text, declaration, "UTF-16BE")).isEqualTo(text);
    assertThat(encoded(text, "\uFEFF" + declaration, "UTF-16BE")).isEqualTo(text);
  }

  @Test
  void a_few_broken_bytes_do_not_change_the_encoding() {
    var page = EpubFixture.xhtml("", "<p>日本語の文章です X</p>").getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < page.length; i++) {
      page[i] = page[i] == 'X' ? (byte) 0xFF : page[i];
    }
    var book = ReadBook.of(new EpubFixture().document("a", page));
    assertThat(book.text()).isEqualTo("日本語の文章です \uFFFD");
    assertThat(book.codes()).contains("characters-replaced");
  }

  private static String sample(String charset) {
    return switch (charset) {
      case "GB18030" -> "这是一个很长的中文句子，用来测试编码的识别。我们在这里写一些字，他们都是常用的。";
      case "Big5" -> "這是一個很長的中文句子，用來測試編碼的識別。我們在這裡寫一些字，他們都是常用的。";
      case "EUC-KR" -> "이것은 한국어 문장입니다.";
      case "windows-1252" -> "Le café où l’été a été très beau, déjà vu, naïve et garçon.";
      default -> "これは長い日本語の文章です。文字の符号を調べるために、ここに色々な字を書きます。";
    };
  }

  private static String encoded(String text, String prologue, String charset) {
    var page = prologue + "<html><body><p>" + text + "</p></body></html>";
    return ReadBook.of(new EpubFixture().document("a", page.getBytes(Charset.forName(charset))))
        .text();
  }

  private static String text(String body) {
    return ReadBook.of(new EpubFixture().page("a", body)).text();
  }

  @Test
  void two_bodies_and_text_behind_them_are_read() {
    var page =
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>one</p>"
            + "</body><body>two</body><p>three</p></html>";
    var book =
        ReadBook.of(
            new EpubFixture()
                .document("a", page.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(book.text()).isEqualTo("one | two | three");
  }
}
