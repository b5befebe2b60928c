package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// EPUB Structural Semantics and DPUB-ARIA: notes and what refers to them.
class NoteTest {
  @Test
  void noteref_and_aside() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'>1</a></p>"
                + "<aside epub:type='footnote' id='n'><p>note</p></aside>");
    assertThat(book.text()).isEqualTo("one1 | note");
    assertThat(book.notes()).containsExactly("1→note");
    assertThat(book.chapters().getFirst().structure().blocks().getLast().kind())
        .isEqualTo(Block.Kind.NOTE);
  }

  @Test
  void doc_noteref() {
    var book =
        page(
            "<p>one<a role='doc-noteref' href='#n'>*</a></p><p id='n' role='doc-footnote'>note</p>");
    assertThat(book.notes()).containsExactly("*→note");
  }

  @Test
  void notes_in_another_file() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page("a", "<p>one<a epub:type='noteref' href='n.xhtml#n1'>1</a></p>")
                .page("n", "<ol><li id='n1' epub:type='endnote'>note</li></ol>"));
    assertThat(book.notes()).containsExactly("1→note");
  }

  @Test
  void plain_links_that_lead_back() {
    var book =
        page(
            "<p>a line<sup><a id='r' href='#n'>[1]</a></sup> goes on</p><p>other</p>"
                + "<p id='n'><a href='#r'>1.</a> note</p>");
    assertThat(book.notes()).containsExactly("[1]→1. note");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dl id='n'><dt>[<a href='#r'>←5</a>]</dt><dd><p>note</p></dd></dl>",
        "<dl><dt id='n'><a href='#r'>↑5</a></dt><dd>note</dd></dl>",
        "<div id='n'><p><a href='#r'>↩ 5.</a> note</p></div>",
        "<p id='n'><a href='#r'>5↑</a> note</p>",
        "<p id='n'>(<a href='#r'>^5</a>) note</p>",
        "<aside id='n'><a href='#r'>⇑</a> note</aside>",
        "<p id='n'>note <a href='#r'>↩︎</a></p>",
        "<p id='n'>note<a href='#r'>Back to text</a></p>",
      })
  void what_leads_back_is_no_part_of_a_note(String note) {
    var book = page("<p>a line<sup><a id='r' href='#n'>5</a></sup> goes on</p>" + note);
    assertThat(book.notes()).as(note).containsExactly("5→note");
  }

  @Test
  void a_plain_link_that_leads_nowhere_back_is_no_note() {
    assertThat(page("<p><a href='#n'>1</a></p><p id='n'>chapter</p>").notes()).isEmpty();
  }

  @Test
  void an_aside_that_the_book_hides_stays_text_once() {
    var css = "<style>aside[epub|type~='footnote'] { display: none } .x { display: none }</style>";
    var book =
        ReadBook.of(
            new EpubFixture()
                .page(
                    "a",
                    css,
                    "<p>one<a epub:type='noteref' href='#n'>1</a></p><p class='x'>hidden</p>"
                        + "<aside epub:type='footnote' id='n'><p>note</p></aside>"));
    assertThat(book.text()).isEqualTo("one1 | note");
    assertThat(book.notes()).containsExactly("1→note");
  }

  @Test
  void a_note_of_several_paragraphs_is_linked_as_a_whole() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'>1</a><a epub:type='noteref' href='#m'>2</a></p>"
                + "<aside epub:type='footnote' id='n'><p>note</p><ul><li>goes on</li></ul></aside>"
                + "<ol><li id='m'><p>other</p><p>end</p></li><li>third</li></ol>");
    assertThat(book.notes()).containsExactly("1→note\n\ngoes on", "2→other\n\nend");
  }

  @Test
  void a_plain_note_of_several_paragraphs_is_linked_as_a_whole() {
    var book =
        page(
            "<p>a line<a id='r' href='#n'>1</a></p>"
                + "<div id='n'><p><a href='#r'>1</a> note</p><p>goes on</p></div><p>end</p>");
    assertThat(book.notes()).containsExactly("1→1 note\n\ngoes on");
  }

  @Test
  void notes_that_stand_together_without_elements_around_them_go_on_to_the_next() {
    var book =
        ReadBook.of(
            new EpubFixture()
                .page(
                    "a",
                    "<p>one<a epub:type='noteref' href='n.xhtml#n'>1</a></p>"
                        + "<p>two<a epub:type='noteref' href='n.xhtml#m'>2</a></p>")
                .page(
                    "n",
                    "<h1>Notes</h1><p id='n'>note</p><p>goes on</p><p>and on</p>"
                        + "<p id='m'>other</p><p>end</p>"));
    assertThat(book.notes()).containsExactly("1→note\n\ngoes on\n\nand on", "2→other\n\nend");
  }

  @Test
  void text_between_two_notes_belongs_to_neither() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'>1</a></p><p id='n'>note</p><p>text</p>"
                + "<p>two<a epub:type='noteref' href='#m'>2</a></p><p id='m'>other</p><p>text</p>");
    assertThat(book.notes()).containsExactly("1→note", "2→other");
  }

  @Test
  void what_stands_before_a_heading_may_be_text_and_belongs_to_no_note() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'>1</a><a epub:type='noteref' href='#m'>2</a></p>"
                + "<p id='n'>note</p><p>goes on</p><h2>More</h2><p>text</p><p id='m'>other</p>");
    assertThat(book.notes()).containsExactly("1→note", "2→other");
  }

  @Test
  void a_reference_to_the_section_of_all_notes_gives_its_first_paragraph() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'>1</a></p>"
                + "<section id='n'><p>Notes</p><p>first</p><p>second</p></section>");
    assertThat(book.notes()).containsExactly("1→Notes");
  }

  @Test
  void a_reference_whose_number_the_style_sheet_writes_is_kept_without_text() {
    var book =
        page(
            "<p>one<a epub:type='noteref' href='#n'></a> two<a class='c' epub:type='noteref'"
                + " href='#m'> </a></p><p id='n'>note</p><p id='m'>other</p>");
    assertThat(book.text()).isEqualTo("one two | note | other");
    assertThat(book.notes()).containsExactly("→note", "→other");
    assertThat(book.html()).contains("one<a href=\"#OPS/a.xhtml#n\"></a> two");
  }

  @Test
  void a_link_around_blocks_keeps_its_meaning() {
    var book = page("<p>x</p><a epub:type='noteref' href='#n'><div>1</div></a><p id='n'>note</p>");
    assertThat(book.notes()).containsExactly("1→note");
  }

  @Test
  void links_in_the_html_lead_to_ids_in_the_html() {
    var html = page("<p><a href='#n'>1</a></p><p id='n'>note</p>").html();
    assertThat(html).contains("href=\"#OPS/a.xhtml#n\"").contains("id=\"OPS/a.xhtml#n\"");
  }

  private static ReadBook page(String body) {
    return ReadBook.of(new EpubFixture().page("a", body));
  }
}
