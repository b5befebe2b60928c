package org.intelligentreader.book.source.html.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.source.css.Display;
import org.intelligentreader.book.source.css.Pseudo;
import org.intelligentreader.book.source.html.chapter.ChapterBuilder;
import org.intelligentreader.book.source.html.element.DrawnLine;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.Formula;
import org.intelligentreader.book.source.html.element.InlineMarks;
import org.intelligentreader.book.source.html.element.LineText;
import org.intelligentreader.book.source.html.element.NoteHolder;
import org.intelligentreader.book.source.html.element.PageNumbers;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.html.picture.PictureSources;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Walks one content document in reading order and fills chapters: every visible character once.
public final class DocumentReader {
  private final Boundaries boundaries;
  private final Visibility visibility;
  private final RubySpans rubySpans;
  private final BookContext book;
  private final Consumer<Chapter> done;
  private final Writing at;
  private final PictureReader pictures;
  private int chapterCount;

  public DocumentReader(
      String path,
      Boundaries boundaries,
      Visibility visibility,
      BookContext book,
      ChapterHeading first,
      Consumer<Chapter> done) {
    this.boundaries = boundaries;
    this.visibility = visibility;
    this.rubySpans = new RubySpans(visibility.style());
    this.book = book;
    this.done = done;
    this.at = new Writing(path, new ChapterBuilder(first));
    this.pictures = new PictureReader(at, visibility, book);
  }

  /// Reads the document, after a picture of it when it has one. A first chapter that no entry names
  /// and that has nothing in it is left out.
  public void read(Element body, boolean firstIsListed, Optional<Block.Picture> whole) {
    at.chapter().anchor(at.path() + "#");
    whole.ifPresent(pictures::show);
    at.see(visibility.shows(body, true));
    keepWhiteSpace(body);
    pictures.background(body);
    children(body);
    at.endParagraph();
    finish(firstIsListed || chapterCount > 0);
  }

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
    if (!at.isSeen()) {
      return;
    }
    visibility
        .generated(element, pseudo)
        .ifPresent(text -> {
          if (text.apart()) {
            at.endParagraph();
          }
          at.write(text.words(), at.context().preserved() || text.keepsWhiteSpace());
          if (text.apart()) {
            at.endParagraph();
          }
        });
  }

  private void text(TextNode node) {
    at.write(node.getWholeText(), at.context().preserved());
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
    var outer = at.context();
    var around = at.isSeen();
    at.see(visibility.shows(element, around));
    if (ElementKind.isBlock(element) && !PictureReader.isDrawing(element)) {
      block(element);
    } else {
      keepWhiteSpace(element);
      placed(element);
    }
    at.enter(outer);
    at.see(around);
  }

  private void keepWhiteSpace(Element element) {
    visibility.style().keepsWhiteSpace(element).map(at.context()::keeping).ifPresent(at::enter);
  }

  /// An inline element, in the line or where the style sheet puts it.
  private void placed(Element element) {
    var place = visibility.place(element);
    // A number of a line in a margin is beside its line, not in it.
    var isInMargin = PageNumbers.isOfLine(element) && place != Display.INLINE;
    if (PageNumbers.is(element) && !isInMargin) {
      pageNumber(element);
    } else if (rubySpans.isRuby(element)) {
      ruby(element);
    } else if (rubySpans.isBase(element)) {
      inline(element);
    } else {
      put(element, place);
    }
  }

  private void put(Element element, Display place) {
    switch (place) {
      case BLOCK -> {
        at.endParagraph();
        inline(element);
        at.endParagraph();
      }
      case CELL -> {
        at.chapter().paragraph().cellBreak();
        inline(element);
        at.chapter().paragraph().cellBreak();
      }
      case INLINE, CONTENTS, NONE -> inline(element);
    }
  }

  /// The number of a page ends no line. One that cuts a word is no text; elsewhere it stands in the
  /// text and has its mark.
  private void pageNumber(Element element) {
    var next = LineText.after(element, visibility);
    if (at.chapter().paragraph().endsWithLetter() && next.isTouchingLetter()) {
      at.html().open(element, at.anchor(element));
      element.children().forEach(child -> child.stream().forEach(at::anchor));
      at.html().text(element.wholeText());
      at.html().close(element);
    } else {
      at.chapter().open(Mark.Kind.PAGE_NUMBER, Optional.empty());
      span(element);
      at.chapter().close();
    }
  }

  private void printedPage(Element element, String label) {
    element.stream()
        .flatMap(one -> at.key(one).stream())
        .findFirst()
        .ifPresent(key -> book.printedPage(label, key));
  }

  private void hidden(Element element) {
    var name = ElementKind.name(element);
    if (name.equals("rt") || name.equals("rp") || name.equals("rtc")) {
      annotation(element, name);
    }
  }

  private void block(Element element) {
    at.endParagraph();
    at.enter(
        visibility.notes().isNote(element)
            ? new BlockContext(Block.Kind.NOTE, 0, at.context().preserved())
            : at.context().enter(element));
    keepWhiteSpace(element);
    var anchor = at.anchor(element);
    at.html().open(element, anchor);
    pictures.background(element);
    if (ElementKind.name(element).equals("hr")) {
      at.chapter().separator();
    } else {
      children(element);
    }
    at.endParagraph();
    NoteHolder.endingWith(element).forEach(one -> at.key(one).ifPresent(at.chapter()::noteEnd));
    at.html().close(element);
  }

  private void inline(Element element) {
    switch (ElementKind.name(element)) {
      case "br" -> lineBreak(element);
      case "img", "image" -> pictures.read(element, PictureSources.of(element));
      case "svg" -> {
        if (!pictures.drawing(element)) {
          span(element);
        }
      }
      case "object", "embed" -> object(element);
      case "iframe" -> {
        if (!pictures.embedded(element, element.attr("src"))) {
          frame(element, element.attr("src"));
        }
      }
      case "video" -> pictures.poster(element);
      // Browsers play and draw them; what stands inside is for those that cannot.
      case "audio", "canvas" -> at.anchor(element);
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
    at.chapter().paragraph().lineBreak();
    at.html().open(element, Map.of());
  }

  private void cell(Element element) {
    at.chapter().paragraph().cellBreak();
    span(element);
  }

  private void span(Element element) {
    var target = InlineMarks.href(element).flatMap(href -> book.link(at.path(), href));
    var attributes = new HashMap<>(at.anchor(element));
    target.map(InlineMarks::htmlHref).ifPresent(attributes::putAll);
    at.html().open(element, attributes);
    var kinds = kinds(element);
    kinds.forEach(meaning -> at.chapter().open(meaning, target));
    children(element);
    kinds.forEach(meaning -> at.chapter().close());
    at.html().close(element);
  }

  /// What an element means, and that a style sheet raises it.
  private List<Mark.Kind> kinds(Element element) {
    var kind = InlineMarks.kind(element);
    var raised =
        Optional.of(Mark.Kind.SUPERSCRIPT).filter(_ -> visibility.style().isRaised(element));
    return Stream.concat(kind.stream(), raised.stream()).distinct().toList();
  }

  /// The letters and signs of a formula as they are seen; where there are none, its description,
  /// unless that is TeX.
  private void math(Element element) {
    at.anchor(element);
    var signs = Formula.signs(element);
    var text = signs.isEmpty() ? Formula.words(element) : signs;
    at.write(text, false);
  }

  /// The signs around a quotation, which browsers add.
  private void quotation(Element element) {
    var marks = visibility.quotationMarks(element);
    at.add(marks.opening());
    span(element);
    at.add(marks.closing());
  }

  /// Text of a drawing that has a place of its own.
  private void line(Element element) {
    switch (DrawnLine.of(element)) {
      case OTHER -> at.chapter().paragraph().lineBreak();
      case APART -> at.chapter().paragraph().collapse(" ");
      case SAME -> {}
    }
    span(element);
  }

  /// The page that a frame shows, as a part of this one.
  private boolean frame(Element element, String reference) {
    at.anchor(element);
    var page = book.page(at.path(), reference);
    if (page.isEmpty()) {
      return false;
    }
    at.endParagraph();
    var outer = at.path();
    at.moveTo(page.get().path());
    at.chapter().anchor(at.path() + "#");
    children(page.get().body());
    at.endParagraph();
    at.moveTo(outer);
    return true;
  }

  private void ruby(Element element) {
    var ruby = new Element("ruby");
    at.html().open(ruby, at.anchor(element));
    new RubyReader(at.chapter(), rubySpans, this::node).read(element);
    at.html().close(ruby);
  }

  private void annotation(Element element, String name) {
    var part = new Element(name);
    at.html().open(part, Map.of());
    at.html().text(element.wholeText());
    at.html().close(part);
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
    if (!pictures.embedded(element, reference) && !frame(element, reference)) {
      span(element);
    }
  }

  private void startChapter(ChapterStart start) {
    at.endParagraph();
    var kept = finish(chapterCount > 0 || boundaries.whole().isPresent());
    chapterCount++;
    at.begin(new ChapterBuilder(start.heading(), at.chapter(), !kept));
    if (!start.place().isEmpty() && !start.place().startsWith(at.path() + "#")) {
      at.chapter().anchor(start.place());
    }
  }

  private boolean finish(boolean listed) {
    var rawHtml = at.html().cut();
    var kept = listed || !at.chapter().isEmpty();
    if (kept) {
      done.accept(at.chapter().build(rawHtml));
    }
    return kept;
  }
}
