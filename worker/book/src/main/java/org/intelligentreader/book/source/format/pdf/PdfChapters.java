package org.intelligentreader.book.source.format.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.format.pdf.TextFlow.Paragraph;
import org.intelligentreader.book.source.format.plain.PlainBook;
import org.intelligentreader.book.text.CodePoints;

/// Paragraphs of a PDF file as chapters. Lines in larger letters are headings; a file without such
/// lines is read as a plain text.
final class PdfChapters {
  private static final double LARGER = 1.18;
  private static final int LONGEST_HEADING = 120;

  /// Headings are no more than this part of the text.
  private static final double MOST = 0.3;

  private static final int LONGEST_PART = 40_000;

  private final List<Paragraph> paragraphs;
  private final Draft draft;
  private final double body;

  PdfChapters(List<Paragraph> paragraphs, Draft draft) {
    this.paragraphs = paragraphs;
    this.draft = draft;
    this.body = body(paragraphs);
  }

  /// The size of most letters.
  private static double body(List<Paragraph> paragraphs) {
    Map<Double, Integer> letters = new HashMap<>();
    for (var paragraph : paragraphs) {
      letters.merge(rounded(paragraph.size()), paragraph.text().length(), Integer::sum);
    }
    return letters.entrySet().stream()
        .max(
            Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private static double rounded(double size) {
    return Math.round(size * 2) / 2.0;
  }

  void read() throws BadBookException {
    var sizes =
        paragraphs.stream()
            .filter(this::isHeading)
            .map(one -> rounded(one.size()))
            .distinct()
            .sorted((one, other) -> Double.compare(other, one))
            .toList();
    if (!areHeadings(paragraphs.stream().filter(this::isHeading).toList())) {
      PlainBook.read(
          paragraphs.stream().map(Paragraph::text).collect(Collectors.joining("\n\n")), draft);
    } else {
      write(sizes);
    }
  }

  private boolean areHeadings(List<Paragraph> found) {
    return found.size() > 1 && length(found) < MOST * length(paragraphs);
  }

  private static int length(List<Paragraph> some) {
    return some.stream().mapToInt(paragraph -> paragraph.text().length()).sum();
  }

  private boolean isHeading(Paragraph paragraph) {
    return paragraph.size() > LARGER * body
        && paragraph.text().length() <= LONGEST_HEADING
        && CodePoints.any(paragraph.text(), Character::isLetter);
  }

  private void write(List<Double> sizes) throws BadBookException {
    var page = draft.page();
    var written = 0;
    for (var i = 0; i < paragraphs.size(); i++) {
      var paragraph = paragraphs.get(i);
      var level = Math.min(6, sizes.indexOf(rounded(paragraph.size())) + 1);
      var heading = isHeading(paragraph);
      if (!page.isEmpty() && written > 0 && (heading || written > LONGEST_PART)) {
        draft.close(page);
        page = draft.page();
        written = 0;
      }
      if (heading) {
        var id = "h" + i;
        page.body().appendChild(Page.element("h" + level, paragraph.text()).attr("id", id));
        draft.entry(level, paragraph.text(), page, id);
      } else {
        page.body().appendChild(Page.element("p", paragraph.text()));
        written += paragraph.text().length();
      }
    }
    draft.close(page);
  }
}
