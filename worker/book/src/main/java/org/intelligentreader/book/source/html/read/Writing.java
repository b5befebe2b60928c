package org.intelligentreader.book.source.html.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.html.chapter.ChapterBuilder;
import org.jsoup.nodes.Element;

/// Where the walk through a document is, and the chapter that it writes: its text and its HTML.
final class Writing {
  private static final List<String> ID_ATTRIBUTES = List.of("id", "xml:id", "name");

  private final HtmlWriter html = new HtmlWriter();

  /// The file that is being read; another one while a page inside the page is.
  private String path;

  private ChapterBuilder chapter;
  private BlockContext context = BlockContext.PARAGRAPH;

  /// Whether what stands here is seen.
  private boolean seen = true;

  Writing(String path, ChapterBuilder chapter) {
    this.path = path;
    this.chapter = chapter;
  }

  String path() {
    return path;
  }

  void moveTo(String file) {
    path = file;
  }

  ChapterBuilder chapter() {
    return chapter;
  }

  void begin(ChapterBuilder next) {
    chapter = next;
  }

  HtmlWriter html() {
    return html;
  }

  BlockContext context() {
    return context;
  }

  void enter(BlockContext inner) {
    context = inner;
  }

  boolean isSeen() {
    return seen;
  }

  void see(boolean shown) {
    seen = shown;
  }

  /// Text, if it is seen.
  void write(String words, boolean preserved) {
    if (!seen) {
      return;
    }
    if (preserved) {
      chapter.paragraph().preserve(words);
    } else {
      chapter.paragraph().collapse(words);
    }
    html.text(words);
  }

  /// Text that browsers add by themselves to the same HTML.
  void add(String words) {
    if (seen) {
      chapter.paragraph().collapse(words);
    }
  }

  void endParagraph() {
    chapter.endParagraph(context.kind(), context.level());
  }

  /// Remembers the element's id as a place; the same key is its `id` in the HTML, so that links
  /// work there too. It always holds a `#` and so never shadows a name of the page's scripts.
  Map<String, String> anchor(Element element) {
    var key = key(element);
    key.ifPresent(chapter::anchor);
    return key.map(one -> Map.of("id", one)).orElse(Map.of());
  }

  /// The place that the element's own id names.
  Optional<String> key(Element element) {
    return ID_ATTRIBUTES.stream()
        .map(name -> element.attr(name).strip())
        .filter(id -> !id.isEmpty())
        .findFirst()
        .map(id -> path + "#" + Href.decode(id));
  }
}
