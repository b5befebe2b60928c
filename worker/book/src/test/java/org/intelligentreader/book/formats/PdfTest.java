package org.intelligentreader.book.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.formats.PdfSamples.Text;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;

/// PDF files: letters with places become paragraphs and chapters.
class PdfTest {
  private static final String[] PROSE = {
    "It was late in the evening when the travellers came to the inn at",
    "the edge of the forest, and nobody there had expected any guests for",
    "such a cold and windy night. The land-",
    "lady put wood on the fire and said that there was a govern-",
    "ment of sorts in the town, but that the government did not come here."
  };

  @Test
  void lines_become_paragraphs_without_the_hyphens_of_line_ends() {
    var book = ReadBook.of(new PdfSamples().page(PdfSamples.lines(70, 80, PROSE)).bytes());

    assertThat(book.text())
        .isEqualTo(
            "It was late in the evening when the travellers came to the inn at the edge of the"
                + " forest, and nobody there had expected any guests for such a cold and windy"
                + " night. The landlady put wood on the fire and said that there was a government"
                + " of sorts in the town, but that the government did not come here.");
  }

  @Test
  void an_indented_line_begins_a_paragraph_and_a_paragraph_goes_over_the_page() {
    var first = new ArrayList<>(PdfSamples.lines(70, 80, PROSE[0], PROSE[1], PROSE[0]));
    first.addAll(
        PdfSamples.lines(90, 80 + 3 * PdfSamples.LEADING, "Then the door was opened by a boy who"));
    var second =
        PdfSamples.lines(70, 80, "had seen them from the window of the kitchen, and he", PROSE[1]);
    var book = ReadBook.of(new PdfSamples().page(first).page(second).bytes());

    assertThat(book.text()).contains(" | Then the door was opened by a boy who had seen them");
  }

  @Test
  void columns_are_read_one_after_the_other_and_the_report_says_so() {
    var page = new ArrayList<Text>();
    page.add(
        new Text(
            70,
            60,
            PdfSamples.BODY,
            "A line above both columns that goes from the left to the right edge of it all"));
    for (var i = 0; i < 8; i++) {
      page.add(
          new Text(
              70,
              90 + i * PdfSamples.LEADING,
              PdfSamples.BODY,
              "left column line number " + i + " of it"));
      page.add(
          new Text(
              330,
              90 + i * PdfSamples.LEADING,
              PdfSamples.BODY,
              "right column line number " + i + " of it"));
    }
    var book = ReadBook.of(new PdfSamples().page(page).bytes());

    assertThat(book.text())
        .contains("left column line number 0 of it left column line number 1")
        .contains("left column line number 7 of it right column line number 0");
    assertThat(book.lists().report()).contains("page-order-guessed");
  }

  @Test
  void running_heads_and_page_numbers_are_left_out() {
    var pdf = new PdfSamples();
    for (var i = 1; i <= 6; i++) {
      var page = new ArrayList<>(PdfSamples.lines(70, 100, PROSE));
      page.add(new Text(200, 50, 9, "THE OLD INN"));
      page.add(new Text(300, 700, 9, String.valueOf(i)));
      pdf.page(page);
    }
    var book = ReadBook.of(pdf.bytes());

    assertThat(book.text()).doesNotContain("THE OLD INN").doesNotContainPattern("\\d");
  }

  @Test
  void larger_letters_are_headings_and_the_title_is_the_files() {
    var pdf = new PdfSamples().title("The Inn");
    for (var title : List.of("The Arrival", "The Morning After")) {
      var page = new ArrayList<>(PdfSamples.lines(70, 120, PROSE));
      page.addFirst(new Text(70, 80, 18, title));
      pdf.page(page);
    }
    var book = ReadBook.of(pdf.bytes());

    assertThat(book.metadata().title()).isEqualTo("The Inn");
    assertThat(Samples.titles(book)).containsExactly("-The Arrival", "-The Morning After");
  }

  @Test
  void small_raised_numbers_are_no_part_of_a_word() {
    var page =
        List.of(
            new Text(70, 80, PdfSamples.BODY, "The inn"),
            new Text(103, 76, 6, "12"),
            new Text(113, 80, PdfSamples.BODY, "was old."));

    assertThat(ReadBook.of(new PdfSamples().page(page).bytes()).text())
        .isEqualTo("The inn[12] was old.");
  }

  @Test
  void small_numbers_below_the_line_are_a_part_of_it() {
    var page =
        List.of(
            new Text(70, 80, PdfSamples.BODY, "H"),
            new Text(79, 83, 6, "2"),
            new Text(83, 80, PdfSamples.BODY, "O is water."));

    assertThat(ReadBook.of(new PdfSamples().page(page).bytes()).text()).isEqualTo("H2O is water.");
  }

  @Test
  void a_number_at_the_edge_of_one_page_is_text() {
    var page =
        List.of(
            new Text(70, 80, PdfSamples.BODY, "IV"),
            new Text(70, 120, PdfSamples.BODY, "The inn was old, and nobody knew since when."),
            new Text(70, 160, PdfSamples.BODY, "The keeper slept."),
            new Text(70, 200, PdfSamples.BODY, "1984"));

    assertThat(ReadBook.of(new PdfSamples().page(page).bytes()).text()).contains("IV", "1984");
  }

  @Test
  void pages_without_text_are_named_and_a_file_of_them_is_refused() {
    var scanned = new PdfSamples().page(List.of());
    assertThat(ReadBook.refusal(scanned.bytes(), Limits.DEFAULTS)).startsWith("nothing-readable");

    var mixed = new PdfSamples().page(List.of()).page(PdfSamples.lines(70, 80, PROSE));
    assertThat(ReadBook.of(mixed.bytes()).lists().report()).contains("page-without-text");
  }

  @Test
  void a_file_with_a_password_is_refused_as_locked() {
    var locked = new PdfSamples().page(PdfSamples.lines(70, 80, PROSE)).locked("secret");

    assertThat(ReadBook.refusal(locked, Limits.DEFAULTS)).startsWith("drm-protected");
  }
}
