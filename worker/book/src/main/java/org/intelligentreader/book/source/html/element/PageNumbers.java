package org.intelligentreader.book.source.html.element;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Numbers of the pages of a printed edition, which stand in the text wherever a page began.
///
/// Source: EPUB Structural Semantics Vocabulary 1.1 (`pagebreak`), DPub-ARIA 1.1 (`doc-pagebreak`);
/// classes of Project Gutenberg and of common converters.
public final class PageNumbers {
  private static final Set<String> TYPES = Set.of("pagebreak", "doc-pagebreak");

  private static final Pattern CLASS =
      Pattern.compile(
          "(?i)(?:^|.*\\s)(page-?_?(num|no|nr|number|break)\\w*|pgnum|pgno|pagebr|folio|pb)(?:\\s.*|$)");

  private static final Pattern LINE =
      Pattern.compile(
          "(?i)(?:^|.*\\s)((?:line|verse)-?_?(num|no|nr|number)|lnum|linenum|versenum)(?:\\s.*|$)");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[\\[({|–—-]?\\s*(?:page|pag\\.?|pg\\.?|p\\.?|seite|s\\.|стр\\.?|с\\.|第)?\\s*"
              + "(\\p{Nd}{1,5}|[ivxlcdm]{1,8}|[a-z]-?\\d{1,4})\\s*(?:頁|ページ|页)?\\s*[\\])}|–—-]?");

  private PageNumbers() {}

  /// True for an element that holds the number of a page, or of a line or verse, and nothing else.
  public static boolean is(Element element) {
    return (isBreak(element) || hasClass(element, LINE))
        && NUMBER.matcher(element.text().strip()).matches();
  }

  /// What the page that begins with this element is called.
  public static Optional<String> label(Element element) {
    if (!isBreak(element)) {
      return Optional.empty();
    }
    var text = NUMBER.matcher(element.text().strip());
    if (text.matches()) {
      return Optional.of(text.group(1));
    }
    var said = element.hasAttr("title") ? element.attr("title") : element.attr("aria-label");
    return Optional.of(said.strip()).filter(label -> !label.isEmpty() && element.text().isBlank());
  }

  private static boolean isBreak(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    var types = (element.attr("epub:type") + " " + element.attr("role")).strip();
    return Arrays.stream(types.split("\\s+", -1)).anyMatch(TYPES::contains)
        || hasClass(element, CLASS);
  }

  private static boolean hasClass(Element element, Pattern names) {
    return element.hasAttr("class") && names.matcher(element.className()).matches();
  }
}
