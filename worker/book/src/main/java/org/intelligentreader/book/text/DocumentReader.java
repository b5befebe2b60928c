package org.intelligentreader.book.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.intelligentreader.book.epub.Href;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.text.style.Display;
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

    /// How high the file of a picture is in pixels, where it says so.
    OptionalInt pixels(Block.Picture picture);

    /// A page of a printed edition begins at the anchor `key`.
    void printedPage(String label, String key);

    /// A page that an `iframe` or `object` shows inside this one, unless it is read elsewhere.
    Optional<Page> page(String path, String reference);

    /// The anchor key or URL that a link means.
    Optional<String> link(String path, String href);
  }

  /// A page inside a page.
  record Page(String path, Element body) {}

  private static final Set<String> WORDS_OF_DRAWINGS = Set.of("text", "body");

  private static final List<String> ID_ATTRIBUTES = List.of("id", "xml:id", "name");

  /// The file that is being read; another one while a page inside the page is.
  private String path;

  private final Boundaries boundaries;
  private final Visibility visibility;
  private final RubySpans rubySpans;
  private final Book book;
  private final Consumer<Chapter> done;
  private final HtmlWriter html = new HtmlWriter();
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
    this.rubySpans = new RubySpans(visibility.style());
    this.book = book;
    this.done = done;
    this.chapter = new ChapterBuilder(first);
  }

  /// Reads the document, after a picture of it when it has one. A first chapter that no entry names
  /// and that has nothing in it is left out.
  void read(Element body, boolean firstIsListed, Optional<Block.Picture> whole) {
    chapter.anchor(path + "#");
    whole.ifPresent(this::show);
    background(body);
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
    if (rubySpans.isBeside(element)) {
      annotation(element, "rt");
      return;
    }
    boundaries.at(element).ifPresent(this::startChapter);
    PageNumbers.label(element).ifPresent(label -> printedPage(element, label));
    var outer = context;
    var around = seen;
    seen = visibility.shows(element, seen);
    if (ElementKind.isBlock(element) && !isDrawing(element)) {
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
    if (PageNumbers.is(element)) {
      pageNumber(element);
    } else if (rubySpans.isRuby(element)) {
      ruby(element);
    } else if (rubySpans.isBase(element)) {
      inline(element);
    } else {
      put(element, visibility.place(element));
    }
  }

  private void put(Element element, Display place) {
    switch (place) {
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

  /// The number of a page ends no line. One that cuts a word is no text; elsewhere it stands in the
  /// text and has its mark.
  private void pageNumber(Element element) {
    var next = LineText.after(element, visibility);
    if (chapter.paragraph().endsWithLetter() && next.isTouchingLetter()) {
      html.open(element, anchor(element));
      element.children().forEach(child -> child.stream().forEach(this::anchor));
      html.text(element.wholeText());
      html.close(element);
    } else {
      chapter.open(Mark.Kind.PAGE_NUMBER, Optional.empty());
      span(element);
      chapter.close();
    }
  }

  private void printedPage(Element element, String label) {
    element.stream()
        .flatMap(one -> ID_ATTRIBUTES.stream().map(name -> one.attr(name).strip()))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .ifPresent(id -> book.printedPage(label, path + "#" + Href.decode(id)));
  }

  private void hidden(Element element) {
    var name = ElementKind.name(element);
    if (name.equals("rt") || name.equals("rp") || name.equals("rtc")) {
      annotation(element, name);
    }
  }

  private void block(Element element) {
    endParagraph();
    context =
        visibility.notes().isNote(element)
            ? new BlockContext(Block.Kind.NOTE, 0, context.preserved())
            : context.enter(element);
    context = visibility.style().keepsWhiteSpace(element).map(context::keeping).orElse(context);
    var anchor = anchor(element);
    html.open(element, anchor);
    background(element);
    if (ElementKind.name(element).equals("hr")) {
      chapter.separator();
    } else {
      children(element);
    }
    endParagraph();
    NoteHolder.endingWith(element).forEach(one -> key(one).ifPresent(chapter::noteEnd));
    html.close(element);
  }

  /// The picture of a page that shows nothing else.
  private void background(Element element) {
    if (PictureSources.isEmpty(element)) {
      visibility
          .style()
          .background(element, path)
          .flatMap(one -> book.picture(one.base(), one.reference(), ""))
          .ifPresent(this::show);
    }
  }

  /// A drawing without words stands in its line as pictures do.
  private static boolean isDrawing(Element element) {
    return ElementKind.name(element).equals("svg")
        && element.stream().map(ElementKind::name).noneMatch(WORDS_OF_DRAWINGS::contains);
  }

  private void drawing(Element element) {
    var shapes =
        element.childrenSize() > 0
            && element.stream().map(ElementKind::name).noneMatch("image"::equals);
    if (shapes) {
      anchor(element);
      book.drawing(path, element).ifPresent(picture -> inLine(element, picture));
    } else {
      span(element);
    }
  }

  private void inline(Element element) {
    switch (ElementKind.name(element)) {
      case "br" -> lineBreak(element);
      case "img", "image" -> picture(element, PictureSources.of(element));
      case "svg" -> drawing(element);
      case "object", "embed" -> object(element);
      case "iframe" -> {
        if (!embedded(element, element.attr("src"))) {
          frame(element, element.attr("src"));
        }
      }
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
    var kind =
        InlineMarks.kind(element)
            .or(() ->
                visibility.style().isRaised(element)
                    ? Optional.of(Mark.Kind.SUPERSCRIPT)
                    : Optional.empty());
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
    var marks = QuotationMarks.around(element, visibility.style().quotes(element));
    chapter.paragraph().collapse(hasOwn(element, Pseudo.BEFORE) ? "" : marks.opening());
    span(element);
    chapter.paragraph().collapse(hasOwn(element, Pseudo.AFTER) ? "" : marks.closing());
  }

  private boolean hasOwn(Element element, Pseudo pseudo) {
    return visibility.style().generated(element, pseudo).isPresent();
  }

  /// Text of a drawing that has a place of its own.
  private void line(Element element) {
    if (element.hasAttr("x") || element.hasAttr("y") || element.hasAttr("dy")) {
      chapter.paragraph().lineBreak();
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
    var ruby = new Element("ruby");
    html.open(ruby, anchor(element));
    new RubyReader(chapter, rubySpans, this::node).read(element);
    html.close(ruby);
  }

  private void annotation(Element element, String name) {
    var part = new Element(name);
    html.open(part, Map.of());
    html.text(element.wholeText());
    html.close(part);
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
    if (!embedded(element, reference) && !frame(element, reference)) {
      span(element);
    }
  }

  /// Shows what an element embeds, if it is a picture.
  private boolean embedded(Element element, String reference) {
    var found =
        PictureSources.isPicture(element.attr("type"), reference)
            ? book.picture(path, reference, "")
            : Optional.<Block.Picture>empty();
    found.ifPresent(picture -> {
      anchor(element);
      inLine(element, picture);
    });
    return found.isPresent();
  }

  private void picture(Element element, String reference) {
    anchor(element);
    var alt = element.attr("alt").strip();
    var found = book.picture(path, reference, alt);
    var next = LineText.after(element, visibility);
    var text = Gaiji.text(element, alt, reference, new Gaiji.Neighbours(chapter.paragraph(), next));
    if (found.isEmpty()) {
      text.ifPresent(chapter.paragraph()::collapse);
      html.text(text.orElse(alt));
    } else if (text.isPresent()) {
      chapter.pictureOfText(found.get(), text.get());
      writeImage(found.get());
    } else {
      inLine(element, found.get());
    }
  }

  /// A picture among the text of its line, if there is any.
  private void inLine(Element element, Block.Picture picture) {
    if (!seen) {
      return;
    }
    chapter.pictureInLine(picture, SmallPicture.is(element, () -> book.pixels(picture)));
    writeImage(picture);
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

  /// Remembers the element's id as a place; the same key is its `id` in the HTML, so that links
  /// work there too. It always holds a `#` and so never shadows a name of the page's scripts.
  private Map<String, String> anchor(Element element) {
    var key = key(element);
    key.ifPresent(chapter::anchor);
    return key.map(one -> Map.of("id", one)).orElse(Map.of());
  }

  private Optional<String> key(Element element) {
    for (var name : ID_ATTRIBUTES) {
      var id = element.attr(name).strip();
      if (!id.isEmpty()) {
        return Optional.of(path + "#" + Href.decode(id));
      }
    }
    return Optional.empty();
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
