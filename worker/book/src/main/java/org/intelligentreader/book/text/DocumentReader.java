package org.intelligentreader.book.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.intelligentreader.book.epub.Href;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Walks one content document in reading order and fills chapters: every visible character once.
final class DocumentReader {
  /// What the walk needs to know about the book around the document.
  interface Book {
    /// The picture under its safe name, or empty when it is missing or remote.
    Optional<Block.Picture> picture(String path, String reference, String alt);

    /// The anchor key or URL that a link means.
    Optional<String> link(String path, String href);
  }

  private final String path;
  private final Boundaries boundaries;
  private final Book book;
  private final Consumer<Chapter> done;
  private final HtmlWriter html = new HtmlWriter();
  private ChapterBuilder chapter;
  private BlockContext context = BlockContext.PARAGRAPH;

  DocumentReader(
      String path, Boundaries boundaries, Book book, ChapterHeading first, Consumer<Chapter> done) {
    this.path = path;
    this.boundaries = boundaries;
    this.book = book;
    this.done = done;
    this.chapter = new ChapterBuilder(first);
  }

  /// Reads the document. A first chapter that no entry names and that has nothing in it is left
  /// out.
  void read(Element body, boolean firstIsListed) {
    chapter.anchor(path + "#");
    children(body);
    endParagraph();
    finish(firstIsListed || chapterCount > 0);
  }

  private int chapterCount;

  private void node(Node node) {
    switch (node) {
      case CDataNode text -> text(text);
      case TextNode text -> text(text);
      case Element element -> element(element);
      default -> {}
    }
  }

  private void children(Element element) {
    element.childNodes().forEach(this::node);
  }

  private void text(TextNode node) {
    if (context.preserved()) {
      chapter.paragraph().preserve(node.getWholeText());
    } else {
      chapter.paragraph().collapse(node.getWholeText());
    }
    html.text(node.getWholeText());
  }

  private void element(Element element) {
    if (ElementKind.isHidden(element)) {
      hidden(element);
      return;
    }
    boundaries.at(element).ifPresent(this::startChapter);
    if (ElementKind.isBlock(element)) {
      block(element);
    } else {
      inline(element);
    }
  }

  private void hidden(Element element) {
    var name = ElementKind.name(element);
    if (name.equals("rt") || name.equals("rp") || name.equals("rtc")) {
      html.open(element, Map.of());
      html.text(element.wholeText());
      html.close(element);
    }
  }

  private void block(Element element) {
    endParagraph();
    var outer = context;
    context = context.enter(element);
    anchor(element);
    html.open(element, Map.of());
    if (ElementKind.name(element).equals("hr")) {
      chapter.separator();
    } else {
      children(element);
    }
    endParagraph();
    html.close(element);
    context = outer;
  }

  private void inline(Element element) {
    anchor(element);
    switch (ElementKind.name(element)) {
      case "br" -> lineBreak(element);
      case "img", "image" ->
          picture(element, element.hasAttr("src") ? element.attr("src") : svgReference(element));
      case "object" -> object(element);
      case "ruby" -> ruby(element);
      case "td", "th" -> cell(element);
      case "switch" -> alternatives(element);
      default -> span(element);
    }
  }

  private void lineBreak(Element element) {
    chapter.paragraph().lineBreak();
    html.open(element, Map.of());
  }

  private void cell(Element element) {
    chapter.paragraph().cellBreak();
    span(element);
  }

  private void span(Element element) {
    var start = chapter.paragraph().position();
    var target = InlineMarks.href(element).flatMap(href -> book.link(path, href));
    var attributes = target.map(InlineMarks::htmlHref).orElse(Map.of());
    html.open(element, attributes);
    children(element);
    html.close(element);
    InlineMarks.kind(element).ifPresent(kind -> chapter.mark(kind, start, target));
  }

  private void ruby(Element element) {
    html.open(element, Map.of());
    chapter.paragraph().collapse("");
    new RubyReader(chapter, this::node).read(element);
    html.close(element);
  }

  /// `epub:switch`: what everybody can show, which is the default.
  private void alternatives(Element element) {
    element.children().stream()
        .filter(child -> ElementKind.name(child).equals("default"))
        .findFirst()
        .or(() -> element.children().stream().findFirst())
        .ifPresent(this::children);
  }

  private void object(Element element) {
    if (element.attr("type").startsWith("image/")) {
      picture(element, element.attr("data"));
    } else {
      span(element);
    }
  }

  private void picture(Element element, String reference) {
    var alt = element.attr("alt").strip();
    var found = book.picture(path, reference, alt);
    if (Gaiji.isCharacter(element, alt)) {
      found.ifPresent(picture -> chapter.inlinePicture());
      chapter.paragraph().collapse(alt);
    } else if (found.isPresent()) {
      endParagraph();
      chapter.picture(found.get());
    } else {
      html.text(alt);
      return;
    }
    found.ifPresent(picture ->
        html.open(
            new Element("img"), Map.of("src", "images/" + picture.name(), "alt", picture.alt())));
  }

  private static String svgReference(Element element) {
    return element.hasAttr("xlink:href") ? element.attr("xlink:href") : element.attr("href");
  }

  private void anchor(Element element) {
    var id = element.hasAttr("id") ? element.id() : element.attr("name");
    if (!id.isEmpty()) {
      chapter.anchor(path + "#" + Href.decode(id));
    }
  }

  private void endParagraph() {
    chapter.endParagraph(context.kind(), context.level());
  }

  private void startChapter(ChapterStart start) {
    endParagraph();
    finish(chapterCount > 0 || boundaries.whole().isPresent());
    chapterCount++;
    chapter = new ChapterBuilder(start.heading());
  }

  private void finish(boolean listed) {
    var rawHtml = html.cut();
    if (listed || !chapter.isEmpty()) {
      done.accept(chapter.build(rawHtml));
    }
  }
}
