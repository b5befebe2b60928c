package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;

/// Lists of contents, spines and titles of random shapes: no text is lost, doubled or out of order,
/// and every chapter has its name.
class ShapesTest {
  private static final int BOOKS = Integer.getInteger("shapes.books", 400);
  private static final Pattern MARK = Pattern.compile("mark\\d+x\\d+");

  @Test
  void every_shape_keeps_its_text_and_its_titles() {
    var wrong = new ArrayList<String>();
    for (var seed = 0; seed < BOOKS; seed++) {
      var made = new ShapedBook(seed);
      var book = ReadBook.of(made.fixture());
      var problem = problem(made, book);
      if (!problem.isEmpty()) {
        wrong.add(seed + ": " + problem + " " + book.titles() + " of " + made.shape());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String problem(ShapedBook made, ReadBook book) {
    var marks = made.parts().stream().flatMap(part -> part.marks().stream()).toList();
    var found = MARK.matcher(book.text()).results().map(one -> one.group()).toList();
    if (!found.equals(marks)) {
      return "text " + found;
    }
    // A picture without words has no name.
    var titles =
        book.chapters().stream()
            .filter(chapter -> !chapter.text().value().isEmpty())
            .map(chapter -> chapter.heading().title())
            .toList();
    for (var i = 0; i < titles.size(); i++) {
      var title = titles.get(i);
      if (title.isBlank()
          || title.equals(ShapedBook.TITLE)
          || title.matches("(?i)unknown|hidden|untitled.*")) {
        return "title '" + title + "'";
      }
      if (i > 0 && title.equals(titles.get(i - 1))) {
        return "two chapters called '" + title + "'";
      }
    }
    return made.parts().stream()
        .filter(part -> made.isNamed() || (part.shown() && isAlone(made, part)))
        .filter(part -> !hasChapter(book, part))
        .findFirst()
        .map(part -> "no chapter '" + part.title() + "' with its text")
        .orElse("");
  }

  private static boolean isAlone(ShapedBook made, ShapedBook.Part part) {
    return made.parts().stream().filter(one -> one.file().equals(part.file())).count() == 1;
  }

  private static boolean hasChapter(ReadBook book, ShapedBook.Part part) {
    return book.chapters().stream()
        .anyMatch(chapter ->
            chapter.heading().title().equals(part.title())
                && part.marks().stream().allMatch(chapter.text().value()::contains));
  }
}
