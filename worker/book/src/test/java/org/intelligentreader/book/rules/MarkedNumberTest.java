package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers of notes and pages, by whatever names programs give them: no part of a word.
class MarkedNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='page-normal' id='p12'>12</span>",
        "<span class='page-front' id='p12'>xii</span>",
        "<span class='page'>12</span>",
        "<span class='page'>一二</span>",
        "<span class='pb' id='pb12' title='12'>|</span>",
        "<small class='pagination'>{12}</small>",
        "<ins class='page' title='12'>12</ins>",
        "<span id='page_12'>12</span>",
        "<a id='page_12' name='page_12'>[12]</a>",
        "<span class='pagenum'><a id='Page_12'>[Pg 12]</a></span>",
        "<span class='x-ebookmaker-pageno' title='12'><a id='Page_12'></a></span>",
        "<pagenum xmlns='http://www.daisy.org/z3986/2005/dtbook/' id='p12'>12</pagenum>",
      })
  void a_page_number_is_taken_out_of_its_word(String number) {
    assertThat(read("<p>hori" + number + "zon</p>").text()).as(number).isEqualTo("horizon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='page'>mild</span>",
        "<span id='page_x'>12</span>",
        "<span id='page_12'>13</span>",
        "<a href='#x' id='page_12'>12</a>",
        "<span class='homepage'>12</span>",
      })
  void what_only_resembles_a_page_number_stays(String other) {
    assertThat(read("<p>hori" + other + "zon</p>").text()).as(other).hasSizeGreaterThan(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class='noteref'>1</span>",
        "<span class='noteref' bodyref='#n'>1</span>",
        "<a class='noteref' id='r1'>1</a>",
        "<noteref xmlns='http://www.daisy.org/z3986/2005/dtbook/' idref='n'>1</noteref>",
        "<span class='MsoFootnoteReference'>1</span>",
        "<span class='_idFootnoteLink'>1</span>",
        "<span class='note-reference'>1</span>",
      })
  void a_number_that_the_book_calls_a_mark_is_one(String number) {
    var marks =
        read("<p>A town" + number + " slept.</p>").chapters().getFirst().structure().marks();
    assertThat(marks)
        .as(number)
        .extracting(Mark::kind)
        .anyMatch(Set.of(Mark.Kind.SUPERSCRIPT, Mark.Kind.NOTE_REFERENCE)::contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='#n' style='vertical-align:super'>7</a>",
        "<a href='#n' class='up'>7</a>",
        "<a href='#n'><span class='up'>7</span></a>",
        "<span class='up'><a href='#n'>7</a></span>",
        "<b class='up'>7</b>",
        "<a href='#n'><sup>7</sup></a>",
        "<i style='vertical-align: super; font-size: 70%'>7</i>",
      })
  void a_number_that_a_style_sheet_raises_is_raised_whatever_else_it_is(String number) {
    var css = "<style>.up { vertical-align: super }</style>";
    var book = new EpubFixture().page("a", css, "<p>Year 1984" + number + " was.</p>");
    var marks = ReadBook.of(book).chapters().getFirst().structure().marks();
    assertThat(marks)
        .as(number)
        .filteredOn(mark -> mark.kind() == Mark.Kind.SUPERSCRIPT)
        .extracting(mark -> mark.span().length())
        .containsExactly(1);
  }

  @Test
  void a_link_that_a_style_sheet_raises_leads_to_its_note_once() {
    var link = "<a id='r' href='#n' style='vertical-align:super'>1</a>";
    var book = read("<p>word" + link + " goes on</p><p id='n'><a href='#r'>1</a> The note.</p>");
    assertThat(book.notes()).hasSize(1);
  }

  private static ReadBook read(String body) {
    return ReadBook.of(new EpubFixture().page("a", body));
  }
}
