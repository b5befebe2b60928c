package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes that no vocabulary declares, and links that look like notes and are none.
class PlainNoteTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // The way back: anywhere in the note, as a sign, a word, the mark, or not at all.
        "<p>A town<a id='r' href='#n'><sup>1</sup></a>.</p><ol><li id='n'><p>Text. <a href='#r'>↩</a></p></li></ol>",
        "<p>A town<sup id='r'><a href='#n'>1</a></sup>.</p><ol><li id='n'><p>Text. <a href='#r'>[back]</a></p></li></ol>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><p id='n'>Text. (<a href='#r'>zurück</a>)</p>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><div id='n'><p>Text.</p><p><a href='#r'>↑</a></p></div>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><p id='n'>↑ <a href='#r'>1</a>: Text.</p>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><p id='n'><a href='#r'>^</a> Text.</p>",
        "<p id='r'>A town<a href='#n'>[1]</a>.</p><p id='n'><a href='#r'>[1]</a> Text.</p>",
        "<p>A town<a href='#n'><sup>[1]</sup></a>.</p><p id='n'>[1] Text.</p>",
        "<p>A town<sup><a href='#n'>(1)</a></sup>.</p><div id='n'><p>(1) Text.</p></div>",
        "<p>A town <sup><a href='#n'>1</a></sup>.</p><p id='n'><sup>1</sup>Text.</p>",
        "<p>A town<a href='#n'>*</a>.</p><p id='n'>* Text.</p>",
        "<p>A town<a href='#n'>†</a>.</p><p><a id='n'></a>† Text.</p>",
        "<p>A town [<a href='#n'>1</a>].</p><p id='n'>[1] Text.</p><p>x</p>",
        "<p>A town<a href='#n'>¹</a>.</p><p id='n'>1. Text.</p>",
        "<p>A town<a href='#n'>a</a>.</p><p id='n'>a. Text.</p>",
        "<p>A town<a href='#n'>iv</a>.</p><p id='n'>iv) Text.</p>",
        "<p>町<a href='#n'>（注１）</a>へ。</p><p id='n'>注1　Text.</p>",
        "<p>町<a href='#n'>①</a>へ。</p><p id='n'>①Text.</p>",
        "<p>町<a href='#n'>〔一〕</a>へ。</p><p id='n'>〔一〕Text.</p>",
        "<p>町<a href='#n'>※</a>へ。</p><p id='n'>※Text.</p>",
        "<p>город<a href='#n'>[1]</a>.</p><p id='n'>1 Text.</p>",
        "<p>مدينة<a href='#n'>[١]</a>.</p><p id='n'>[١] Text.</p>",
        // The shape of the note.
        "<p>A town<a href='#n' class='footnote-ref'>1</a>.</p><dl><dt id='n'>[1]</dt><dd>Text.</dd></dl>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><dl><dt><a id='n' href='#r'>1</a></dt><dd>Text.</dd></dl>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><p><a id='n' href='#r'>1</a></p><p>Text.</p>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><div id='n'><p>1</p><p>Text. <a href='#r'>↩</a></p></div>",
        "<p>A town<sup><a href='#n'>1</a></sup>.</p><p id='n'>1</p><p>Text.</p>",
        "<p>A town<a id='r' href='#n'>1</a>.</p><p>1 Other<br/><a id='n' href='#r'>1</a> Text.</p>",
        "<p>A town<sup><a href='#n'>1</a></sup>.</p><ol><li id='n'>Text.</li></ol>",
        "<p>A town<sup><a href='#fn1'>1</a></sup>.</p><p id='fn1'>Text.</p>",
        "<p>A town<a href='#n' id='r'>1</a>.</p><table id='n'><tr><td><a href='#r'>[1]</a></td><td>Text.</td></tr></table>",
        // A word of the text that its note repeats.
        "<p>The old <a id='r' href='#n'>town</a> slept.</p><p id='n'><a href='#r'>town</a>: Text.</p>",
        // Hidden by style, and pop-up notes.
        "<p>A town<a href='#n'>1</a>.</p><div id='n' style='display:none'>1 Text.</div>",
        "<p>A town<a href='#n' id='r'>※</a>.</p><p hidden='hidden'><a id='n' href='#r'>※</a> Text.</p>",
        "<p>町<a class='duokan-footnote' href='#n'><img src='p.png' alt='注'/></a>。</p>"
            + "<ol style='display:none'><li>Unseen</li><li id='n'><p>Text.</p></li></ol>",
        "<p>町<a href='#n'><img src='p.png' alt='note'/></a>。</p><p id='n' style='visibility:hidden'>Text.</p>",
      })
  void a_note_however_it_is_made(String body) {
    var book = page(body);
    assertThat(book.notes()).as(body).hasSize(1);
    assertThat(book.notes().getFirst()).contains("Text.").doesNotContain("Other", "↩", "back");
    assertThat(book.text()).contains("Text.").doesNotContain("Unseen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Previous, next, up.
        "<p id='t'><a href='b.xhtml#t'>次へ</a></p><p>x</p>",
        "<p id='t'>1/2 <a href='b.xhtml#t'>2</a></p><p>x</p>",
        "<p id='t'>Page <a href='b.xhtml#t'>→</a></p><p>x</p>",
        "<p><a id='r' href='#s'>1</a> | <a href='#s'>2</a></p><p id='s'><a href='#r'>1</a> Words</p>",
        // Lists of contents and figures, an index, printed pages.
        "<p>I <a id='r' href='#s'>Storm</a></p><p id='s'><a href='#r'>Storm</a></p><p>x</p>",
        "<p>Storm ..... <a href='#s'>5</a></p><p id='s'>5 days later</p>",
        "<p>Storm <a href='#s'>5</a></p><p id='s'>5. Storm</p><p>x</p>",
        "<p>Storm,<a href='#page_5'>5</a></p><p><a id='page_5'>[5]</a>Text</p>",
        "<p>Storm<a href='#s'>1</a></p><h2 id='s'>1</h2><p>x</p>",
        "<p>Fig. <a href='#s'>3</a> shows it.</p><p id='s'>3 A storm.</p>",
        "<p>図<a href='#s'>3</a>を見よ。</p><p id='s'>3 嵐</p>",
        // Cross references of laws and of texts that know each other.
        "<p>See section <a href='#s'>5</a>.</p><p id='s'>5. The Minister may.</p>",
        "<p>Article 5<a href='#s'>(1)</a> holds.</p><p id='s'>(1) Each state shall.</p>",
        "<p>第<a href='#s'>5</a>条による。</p><p id='s'>5 大臣は。</p>",
        "<p id='r'>See rule <a href='#s'>2</a>.</p><p id='s'>As in rule <a href='#r'>1</a>, but not.</p>",
        "<p id='r'>As told in <a href='#s'>chapter 2</a>.</p><p id='s'>Words of <a href='#r'>chapter 1</a></p>",
        "<p>1 In the beginning <a href='#s'>2</a></p><p id='s'>And the earth</p>",
        "<p><a href='#s'>1</a> In the beginning</p><p id='s'>1 And</p>",
        "<p>Words</p><p id='s'>1 Words</p><p>Words<sup>1</sup> <a href='#s'>1</a></p>",
      })
  void a_link_that_is_no_note(String body) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", body)
                .page(
                    "b", "<p id='t'>1/2 <a href='a.xhtml#t'>1</a> <a href='a.xhtml#t'>前へ</a></p>"));
    assertThat(book.notes()).as(body).isEmpty();
  }

  @Test
  void what_is_hidden_and_no_mark_leads_to_stays_hidden() {
    var book =
        page(
            "<p>A <a href='#n'>menu</a> and <a href='#m'>1</a>.</p><div id='n' hidden=''>Menu</div>"
                + "<nav id='m' hidden=''><p>1 List</p></nav>");
    assertThat(book.text()).isEqualTo("A menu and 1.");
  }

  @Test
  void a_hidden_note_in_a_later_file_is_read_as_a_note() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>A town<a href='n.xhtml#n'>1</a></p>")
                .page("n", "<p>Notes</p><div style='display:none'><p id='n'>1. Text</p></div>"));
    assertThat(book.text()).isEqualTo("A town1 | Notes | 1. Text");
    assertThat(book.notes()).containsExactly("1→1. Text");
    assertThat(book.chapters().getLast().structure().blocks().getLast().kind())
        .isEqualTo(Block.Kind.NOTE);
  }

  @Test
  void notes_in_one_paragraph_end_with_their_lines() {
    var book =
        page(
            "<p>one<sup><a href='#n'>1</a></sup> two<sup><a href='#m'>2</a></sup></p>"
                + "<p><a id='n'/>1. First<br/>line<br/><a id='m'/>2. Second</p>");
    assertThat(book.notes()).containsExactly("1→1. First\nline", "2→2. Second");
  }

  @Test
  void a_description_of_several_paragraphs_is_one_note() {
    var book =
        page(
            "<p>one<a role='doc-noteref' href='#n'>1</a></p>"
                + "<dl><dt id='n'>1</dt><dd>First</dd><dd>Second</dd><dt>2</dt><dd>x</dd></dl>");
    assertThat(book.notes()).containsExactly("1→1\n\nFirst\n\nSecond");
  }

  @Test
  void signs_of_return_are_no_part_of_a_note() {
    var book =
        page(
            "<p>one<a epub:type='noteref' id='r' href='#n'>1</a> two<a epub:type='noteref' id='s'"
                + " href='#n'>1</a></p><aside epub:type='footnote' id='n'><a href='#r'>↑</a> Note"
                + " (<a href='#r'>1</a>) [<a href='#r'>↩</a> <a href='#s'>↩︎</a>]</aside>");
    assertThat(book.notes()).containsExactly("1→Note", "1→Note");
  }

  private static ReadBook page(String body) {
    return ReadBook.of(new EpubFixture().with("OPS/p.png", Png.tiny()).page("a", body));
  }
}
