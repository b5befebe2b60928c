package org.intelligentreader.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.judge.browser.BookPages;
import org.intelligentreader.judge.browser.ShownPage;
import org.intelligentreader.judge.compare.ComparisonCounts;
import org.intelligentreader.judge.compare.ComparisonCounts.Count;
import org.intelligentreader.judge.compare.Difference;
import org.intelligentreader.judge.compare.DifferenceKind;
import org.intelligentreader.judge.compare.FileComparison;
import org.intelligentreader.judge.compare.Flow;
import org.intelligentreader.judge.compare.Rule;

/// Holds one book against the browser.
public final class BookJudge implements AutoCloseable {
  private final BookPages browser;

  public BookJudge() throws IOException {
    browser = new BookPages();
  }

  /// What is the same and what differs; a book that our reader refuses is counted as that.
  ///
  /// @throws IOException when the judge itself cannot read the archive
  public ComparisonCounts judge(Path epub) throws IOException {
    var tally = new ComparisonCounts();
    var pages = browser.show(epub);
    OurText ours;
    try {
      ours = OurText.of(epub, pages.stream().map(ShownPage::path).toList());
    } catch (BadBookException e) {
      if (isEmpty(pages)) {
        tally.count(Count.BOOKS, 1);
        tally.count(Count.GOOD_BOOKS, 1);
        tally.explain(Rule.EMPTY_BOOKS, 1);
      } else {
        tally.refused(e.problem().message());
      }
      return tally;
    }
    tally.count(Count.BOOKS, 1);
    for (var page : pages) {
      page.meant().forEach(tally::explain);
      if (page.isJudged()) {
        var text = ours.files().getOrDefault(page.path(), new Flow());
        FileComparison.compare(page.path(), page.flow(), text, tally);
      }
    }
    order(pages, ours, tally);
    pictures(pages, ours, tally);
    writingMode(pages, ours, tally);
    tally.count(Count.GOOD_BOOKS, tally.differences().isEmpty() ? 1 : 0);
    return tally;
  }

  private static boolean isEmpty(List<ShownPage> pages) {
    return pages.stream().allMatch(page -> page.flow().length() == 0 && page.pictures().isEmpty());
  }

  /// Whether the walk through the page that was opened last finds what `innerText` has.
  boolean walkIsInnerText() {
    return browser.walkIsInnerText();
  }

  private static void order(List<ShownPage> pages, OurText ours, ComparisonCounts tally) {
    var order = List.copyOf(ours.files().keySet());
    var last = -1;
    for (var page : pages) {
      var at = order.indexOf(page.path());
      if (at >= 0 && !page.linear()) {
        tally.explain(Rule.NOT_LINEAR, 1);
      } else if (at >= 0 && at < last) {
        tally.add(
            new Difference(
                DifferenceKind.ORDER, page.path(), "before what the spine has before it"));
      } else {
        last = Math.max(at, last);
      }
    }
  }

  private static void pictures(List<ShownPage> pages, OurText ours, ComparisonCounts tally) {
    var left = new ArrayList<>(ours.pictures());
    for (var page : pages) {
      for (var picture : page.pictures()) {
        tally.count(Count.PICTURES, 1);
        if (!left.remove(picture.name())) {
          tally.add(new Difference(DifferenceKind.PICTURE_LOST, page.path(), picture.reference()));
        }
      }
    }
    tally.explain(Rule.DRAWINGS, left.stream().filter(String::isEmpty).count());
    left.stream()
        .filter(name -> !name.isEmpty())
        .forEach(
            name -> tally.add(new Difference(DifferenceKind.PICTURE_ADDED, name, "in no page")));
  }

  /// The mode in which most of the book's letters stand.
  private static void writingMode(List<ShownPage> pages, OurText ours, ComparisonCounts tally) {
    Map<String, Integer> letters = new HashMap<>();
    pages.forEach(page -> page.writingModes().forEach((m, n) -> letters.merge(m, n, Integer::sum)));
    var vertical = letters.getOrDefault("vertical", 0);
    var horizontal = letters.getOrDefault("horizontal", 0);
    if (vertical + horizontal == 0) {
      return;
    }
    var shown = vertical > horizontal ? "vertical" : "horizontal";
    tally.count(Count.WRITING_MODES, 1);
    if (ours.writingMode().name().toLowerCase(Locale.ROOT).equals(shown)) {
      tally.count(Count.WRITING_MODES_AGREE, 1);
    } else {
      tally.add(
          new Difference(DifferenceKind.WRITING_MODE, "the book", "the browser sets it " + shown));
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
