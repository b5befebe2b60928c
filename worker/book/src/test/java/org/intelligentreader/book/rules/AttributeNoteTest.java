package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes whose text is only in an attribute of their mark.
class AttributeNoteTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img class='qqreader-footnote' alt='注文：某某。' src='p.png'/>",
        "<img class='zhangyue-footnote' zy-footnote='注文：某某。' src='p.png' alt=''/>",
        "<span class='js_readerFooterNote' data-wr-footernote='注文：某某。'></span>",
        "<sup><img class='epub-footnote' alt='注文：某某。' src='p.png'/></sup>",
        "<a><img class='duokan-footnote' alt='注文：某某。' src='p.png'/></a>",
        "<a href='#'><img class='footnote' title='注文：某某。' src='p.png'/></a>",
        "<img class='reader_footer_note' alt='注文：某某。' src='missing.png'/>",
        "<sup title='注文：某某。'>①</sup>",
        "<a class='footnote' title='注文：某某。'>[1]</a>",
        "<span class='noteref' title='注文：某某。'>1</span>",
        "<sup class='x' data-footnote='注文：某某。'>注</sup>",
        "<sup><img class='qqreader-footnote' alt='注文：某某。' src='p.png'/></sup>",
      })
  void the_text_becomes_a_note_behind_its_paragraph(String mark) {
    var book = read("<p>城" + mark + "。</p><p>后</p>");
    assertThat(book.notes()).as(mark).hasSize(1).first().asString().endsWith("→注文：某某。");
    assertThat(book.text()).as(mark).endsWith("。 | 注文：某某。 | 后");
    assertThat(book.chapters().getFirst().structure().blocks().get(1).kind())
        .isEqualTo(Block.Kind.NOTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"微信注释", "这是弹出注释", "见上文的注", "他的脚注"})
  void a_note_may_end_in_the_word_for_note(String note) {
    for (var form :
        new String[] {
          "<img class='qqreader-footnote' alt='%s' src='p.png'/>",
          "<span class='reader_footer_note' data-wr-footernote='%s'></span>",
          "<img class='zhangyue-footnote' zy-footnote='%s' src='p.png' alt=''/>"
        }) {
      var book = read("<p>城" + form.formatted(note) + "。</p>");
      assertThat(book.notes()).as(form).hasSize(1).first().asString().endsWith("→" + note);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img class='photo' alt='注文：某某。' src='p.png'/>",
        "<img class='footnote' alt='注' src='p.png'/>",
        "<img class='footnote' alt='note 1' src='p.png'/>",
        "<sup title='View footnote.'>1</sup>",
        "<a class='footnote' title='Go to note 3'>3</a>",
        "<a class='footnote' href='#x' title='注文：某某。'>3</a>",
        "<abbr title='United Nations'>UN</abbr>",
        "<span title='注文：某某。'>城市</span>",
      })
  void other_attributes_stay_what_they_are(String other) {
    var book = read("<p>城" + other + "。</p>");
    assertThat(book.notes()).as(other).isEmpty();
    assertThat(book.text()).doesNotContain("某某");
  }

  @Test
  void several_of_one_paragraph_keep_their_order() {
    var book =
        read(
            "<p>一<sup title='the first one'>1</sup>二<sup title='the second one'>2</sup></p><p>后</p>");
    assertThat(book.notes()).containsExactly("1→the first one", "2→the second one");
    assertThat(book.text()).isEqualTo("一1二2 | the first one | the second one | 后");
  }

  private static ReadBook read(String body) {
    return ReadBook.of(new EpubFixture().with("OPS/p.png", Png.tiny()).page("a", body));
  }
}
