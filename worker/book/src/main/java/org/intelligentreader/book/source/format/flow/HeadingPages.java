package org.intelligentreader.book.source.format.flow;

import java.util.List;
import java.util.stream.Stream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Element;

/// A text in one piece whose headings make the table of contents.
public final class HeadingPages {
  private HeadingPages() {}

  /// Adds one page with the content of `body`; it lies in the folder of `path`, so that its
  /// pictures are found there.
  public static void add(Element body, String path, Draft draft) throws BadBookException {
    add(body, path, "page.xhtml", draft);
  }

  /// … under the name `file`, one of several pages.
  public static void add(Element body, String path, String file, Draft draft)
      throws BadBookException {
    var page = draft.page(path.substring(0, path.lastIndexOf('/') + 1) + file);
    page.body().appendChildren(List.copyOf(body.childNodes()));
    var headings = headings(page.body()).toList();
    var top = headings.stream().mapToInt(ElementKind::headingLevel).min().orElse(1);
    var count = 0;
    for (var heading : headings) {
      Interruption.check();
      if (heading.id().isEmpty()) {
        heading.attr("id", "heading-" + ++count);
      }
      draft.entry(
          ElementKind.headingLevel(heading) - top + 1, Labels.of(heading), page, heading.id());
    }
    draft.close(page);
  }

  private static Stream<Element> headings(Element body) {
    return body.stream()
        .filter(element -> ElementKind.headingLevel(element) > 0)
        .filter(element -> !Labels.of(element).isEmpty());
  }
}
