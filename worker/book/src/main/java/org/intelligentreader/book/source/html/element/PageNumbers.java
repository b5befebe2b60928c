package org.intelligentreader.book.source.html.element;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
          "(?i)(?:^|.*\\s)(page-?_?(num|no|nr|number|break)\\w*|pgnum|pgno|pagebr|folio|pb"
              + "|page-(?:normal|front|special)|pagination)(?:\\s.*|$)");

  /// A class that as often means a sheet of the book as the number of one.
  private static final Pattern PAGE = Pattern.compile("(?i)(?:^|.*\\s)page(?:\\s.*|$)");

  private static final Pattern ROMAN = Pattern.compile("(?i)\\W*[a-z]+\\W*");

  /// An id that names a page, with its number.
  private static final Pattern ID = Pattern.compile("(?i)_?(?:page|pg)[-_.]?([0-9]+|[ivxlcdm]+)");

  private static final Set<String> INLINE = Set.of("a", "span", "ins", "small", "b", "i", "sup");

  private static final Pattern LINE =
      Pattern.compile(
          "(?i)(?:^|.*\\s)((?:line|verse)-?_?(num|no|nr|number)|lnum|linenum|versenum)(?:\\s.*|$)");

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[\\[({|–—-]?\\s*(?:page|pag\\.?|pg\\.?|p\\.?|seite|s\\.|стр\\.?|с\\.|第)?\\s*"
              + "(\\p{Nd}{1,5}|[ivxlcdm]{1,8}|[a-z]-?\\d{1,4}|[一二三四五六七八九十百〇]{1,5})"
              + "\\s*(?:頁|ページ|页)?\\s*[\\])}|–—-]?");

  /// What stands where a page begins, when not its number.
  private static final Pattern SIGN = Pattern.compile("[|¦‖/\\[\\]*]{1,2}");

  private PageNumbers() {}

  /// True for an element that holds the number of a page, or of a line or verse, and nothing else.
  public static boolean is(Element element) {
    if (!isBreak(element) && !isOfLine(element)) {
      return false;
    }
    var text = element.text().strip();
    return NUMBER.matcher(text).matches()
        || (SIGN.matcher(text).matches() && element.hasAttr("title"));
  }

  /// True for the number of a line or a verse, by its class.
  public static boolean isOfLine(Element element) {
    return !isBreak(element) && hasClass(element, LINE);
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
    return Optional.of(said.strip())
        .filter(label -> !label.isEmpty())
        .filter(_ -> element.text().isBlank() || SIGN.matcher(element.text().strip()).matches());
  }

  private static boolean isBreak(Element element) {
    if (ElementKind.name(element).equals("pagenum")) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    var types = (element.attr("epub:type") + " " + element.attr("role")).strip();
    return Arrays.stream(types.split("\\s+", -1)).anyMatch(TYPES::contains)
        || hasClass(element, CLASS)
        || isNamed(element);
  }

  /// True for an element in a line whose id or class says that its number is that of a page.
  private static boolean isNamed(Element element) {
    var id = element.id().isEmpty() ? element.attr("name") : element.id();
    return INLINE.contains(ElementKind.name(element))
        && !element.hasAttr("href")
        && element.hasText()
        && ((hasClass(element, PAGE) && !ROMAN.matcher(element.text().strip()).matches())
            || isOf(ID.matcher(id), element));
  }

  private static boolean isOf(Matcher id, Element element) {
    var number = NUMBER.matcher(element.text().strip());
    return id.matches() && number.matches() && id.group(1).equalsIgnoreCase(number.group(1));
  }

  private static boolean hasClass(Element element, Pattern names) {
    return element.hasAttr("class") && names.matcher(element.className()).matches();
  }
}
