package org.intelligentreader.book.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.intelligentreader.book.epub.Href;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.text.style.Pseudo;
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

    /// A drawing that stands inside the document, stored like a picture.
    Optional<Block.Picture> drawing(String path, Element svg);

    /// A page that an `iframe` or `object` shows inside this one, unless it is read elsewhere.
    Optional<Page> page(String path, String reference);

    /// The anchor key or URL that a link means.
    Optional<String> link(String path, String href);
  }

  /// A page inside a page.
  record Page(String path, Element body) {}

  private static final List<String> ID_ATTRIBUTES = List.of("id", "xml:id", "name");

  /// The file that is being read; another one while a page inside the page is.
  private String path;

  private final Boundaries boundaries;
  private final Visibility visibility;
  private final Book book;
  private final Consumer<Chapter> done;
  private final HtmlWriter html = new HtmlWriter();
  private final Gaiji gaiji = new Gaiji();
  private ChapterBuilder chapter;
  private BlockContext context = BlockContext.PARAGRAPH;

  /// Whether text that stands here is seen.
  private boolean seen = true;

  DocumentReader(
      String path,
      Boundaries boundaries,
      Visibility visibility,
      Book book,
      ChapterHeading first,
      Consumer<Chapter> done) {
    this.path = path;
    this.boundaries = boundaries;
    this.visibility = visibility;
    this.book = book;
    this.done = done;
    this.chapter = new ChapterBuilder(first);
  }

  /// Reads the document, after a picture of it when it has one. A first chapter that no entry names
  /// and that has nothing in it is left out.
  void read(Element body, boolean firstIsListed, Optional<Block.Picture> whole) {
    chapter.anchor(path + "#");
    whole.ifPresent(this::show);
    seen = visibility.shows(body, true);
    context = visibility.style().keepsWhiteSpace(body).map(context::keeping).orElse(context);
    children(body);
    endParagraph();
    finish(firstIsListed || chapterCount > 0);
  }

  private int chapterCount;

  private void node(Node node) {
    Interruption.check();
    switch (node) {
      case CDataNode text -> text(text);
      case TextNode text -> text(text);
      case Element element -> element(element);
      default -> {}
    }
  }

  private void children(Element element) {
    generated(element, Pseudo.BEFORE);
    // A plain loop: two frames less for every level of nesting.
    for (var i = 0; i < element.childNodeSize(); i++) {
      node(element.childNode(i));
    }
    generated(element, Pseudo.AFTER);
  }

  /// What the style sheets write around the content of an element.
  private void generated(Element element, Pseudo pseudo) {
    if (!seen) {
      return;
    }
    visibility
        .generated(element, pseudo)
        .ifPresent(text -> {
          if (text.apart()) {
            endParagraph();
          }
          write(text.words(), context.preserved() || text.keepsWhiteSpace());
          if (text.apart()) {
            endParagraph();
          }
        });
  }

  private void write(String words, boolean preserved) {
    if (preserved) {
      chapter.paragraph().preserve(words);
    } else {
      chapter.paragraph().collapse(words);
    }
    html.text(words);
  }

  private void text(TextNode node) {
    if (seen) {
      write(node.getWholeText(), context.preserved());
    }
  }

  private void element(Element element) {
    if (visibility.hides(element)) {
      hidden(element);
      return;
    }
    boundaries.at(element).ifPresent(this::startChapter);
    var outer = context;
    var around = seen;
    seen = visibility.shows(element, seen);
    if (ElementKind.isBlock(element)) {
      block(element);
    } else {
      context = visibility.style().keepsWhiteSpace(element).map(context::keeping).orElse(context);
      placed(element);
    }
    context = outer;
    seen = around;
  }

  /// An inline element, in the line or where the style sheet puts it.
  private void placed(Element element) {
    switch (visibility.place(element)) {
      case BLOCK -> {
        endParagraph();
        inline(element);
        endParagraph();
      }
      case CELL -> {
        chapter.paragraph().cellBreak();
        inline(element);
        chapter.paragraph().cellBreak();
      }
      case INLINE, CONTENTS, NONE -> inline(element);
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
    context = context.enter(element);
    context = visibility.style().keepsWhiteSpace(element).map(context::keeping).orElse(context);
    var anchor = anchor(element);
    html.open(element, anchor);
    switch (ElementKind.name(element)) {
      case "hr" -> chapter.separator();
      case "svg" -> svg(element);
      default -> children(element);
    }
    endParagraph();
    if (InlineMarks.mayBeNote(element)) {
      anchor.values().forEach(chapter::noteEnd);
    }
    html.close(element);
  }

  /// A drawing without words or pictures of its own is kept as a picture.
  private void svg(Element element) {
    var readable =
        element.stream().map(ElementKind::name).anyMatch(Set.of("text", "image", "body")::contains);
    if (readable || element.childrenSize() == 0) {
      children(element);
    } else {
      book.drawing(path, element).ifPresent(this::show);
    }
  }

  private void inline(Element element) {
    switch (ElementKind.name(element)) {
      case "br" -> lineBreak(element);
      case "img", "image" ->
          picture(element, element.hasAttr("src") ? element.attr("src") : svgReference(element));
      case "object", "embed" -> object(element);
      case "iframe" -> frame(element, element.attr("src"));
      case "video" -> poster(element);
      // Browsers play and draw them; what stands inside is for those that cannot.
      case "audio", "canvas" -> anchor(element);
      case "math" -> math(element);
      case "q" -> quotation(element);
      case "tspan" -> line(element);
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
    var target = InlineMarks.href(element).flatMap(href -> book.link(path, href));
    var attributes = new HashMap<>(anchor(element));
    target.map(InlineMarks::htmlHref).ifPresent(attributes::putAll);
    html.open(element, attributes);
    var kind = InlineMarks.kind(element);
    kind.ifPresent(meaning -> chapter.open(meaning, target));
    children(element);
    kind.ifPresent(meaning -> chapter.close());
    html.close(element);
  }

  /// The letters and signs of a formula as they are seen; where there are none, its description,
  /// unless that is TeX.
  private void math(Element element) {
    anchor(element);
    var signs = Formula.signs(element);
    var text = signs.isEmpty() ? Formula.words(element) : signs;
    chapter.paragraph().collapse(text);
    html.text(text);
  }

  /// The signs around a quotation, which browsers add.
  private void quotation(Element element) {
    var marks = visibility.quotationMarks(element);
    chapter.paragraph().collapse(marks.opening());
    span(element);
    chapter.paragraph().collapse(marks.closing());
  }

  /// Text of a drawing that has a place of its own.
  private void line(Element element) {
    switch (DrawnLine.of(element)) {
      case OTHER -> chapter.paragraph().lineBreak();
      case APART -> chapter.paragraph().collapse(" ");
      case SAME -> {}
    }
    span(element);
  }

  private void poster(Element element) {
    if (element.hasAttr("poster")) {
      picture(element, element.attr("poster"));
    } else {
      anchor(element);
    }
  }

  /// The page that a frame shows, as a part of this one.
  private boolean frame(Element element, String reference) {
    anchor(element);
    var page = book.page(path, reference);
    if (page.isEmpty()) {
      return false;
    }
    endParagraph();
    var outer = path;
    path = page.get().path();
    chapter.anchor(path + "#");
    children(page.get().body());
    endParagraph();
    path = outer;
    return true;
  }

  private void ruby(Element element) {
    html.open(element, anchor(element));
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
    var reference = element.hasAttr("data") ? element.attr("data") : element.attr("src");
    var type = element.attr("type");
    var picture =
        type.startsWith("image/")
            || (type.isEmpty() && reference.matches("(?i).*\\.(svg|png|jpe?g|gif|webp)"));
    var found = picture ? book.picture(path, reference, "") : Optional.<Block.Picture>empty();
    if (found.isPresent()) {
      anchor(element);
      show(found.get());
    } else if (!frame(element, reference)) {
      span(element);
    }
  }

  private void picture(Element element, String reference) {
    anchor(element);
    if (!seen) {
      return;
    }
    var alt = element.attr("alt").strip();
    var found = book.picture(path, reference, alt);
    if (gaiji.isCharacter(element, alt)) {
      found.ifPresent(picture -> chapter.inlinePicture());
      chapter.paragraph().collapse(alt);
      found.ifPresentOrElse(this::writeImage, () -> html.text(alt));
    } else {
      found.ifPresentOrElse(this::show, () -> html.text(alt));
    }
  }

  private void show(Block.Picture picture) {
    if (!seen) {
      return;
    }
    endParagraph();
    chapter.picture(picture);
    writeImage(picture);
  }

  private void writeImage(Block.Picture picture) {
    html.open(new Element("img"), Map.of("src", "images/" + picture.name(), "alt", picture.alt()));
  }

  private static String svgReference(Element element) {
    return element.hasAttr("xlink:href") ? element.attr("xlink:href") : element.attr("href");
  }

  /// Remembers the element's id as a place; the same key is its `id` in the HTML, so that links
  /// work there too. It always holds a `#` and so never shadows a name of the page's scripts.
  private Map<String, String> anchor(Element element) {
    for (var name : ID_ATTRIBUTES) {
      var id = element.attr(name).strip();
      if (!id.isEmpty()) {
        var key = path + "#" + Href.decode(id);
        chapter.anchor(key);
        return Map.of("id", key);
      }
    }
    return Map.of();
  }

  private void endParagraph() {
    chapter.endParagraph(context.kind(), context.level());
  }

  private void startChapter(ChapterStart start) {
    endParagraph();
    var kept = finish(chapterCount > 0 || boundaries.whole().isPresent());
    chapterCount++;
    chapter = new ChapterBuilder(start.heading(), chapter, !kept);
    if (!start.place().isEmpty() && !start.place().startsWith(path + "#")) {
      chapter.anchor(start.place());
    }
  }

  private boolean finish(boolean listed) {
    var rawHtml = html.cut();
    var kept = listed || !chapter.isEmpty();
    if (kept) {
      done.accept(chapter.build(rawHtml));
    }
    return kept;
  }
}
