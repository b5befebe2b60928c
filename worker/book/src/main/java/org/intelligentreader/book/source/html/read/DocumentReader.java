package org.intelligentreader.book.source.html.read;

import java.util.Optional;
import java.util.function.Consumer;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.source.css.Display;
import org.intelligentreader.book.source.css.Pseudo;
import org.intelligentreader.book.source.html.chapter.ChapterBuilder;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.LineText;
import org.intelligentreader.book.source.html.element.NoteHolder;
import org.intelligentreader.book.source.html.element.PageNumbers;
import org.intelligentreader.book.source.html.element.Visibility;
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
  private final InlineReader inline;
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
    this.inline = new InlineReader(this, at, visibility, rubySpans, book, pictures);
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

  void node(Node node) {
    Interruption.check();
    switch (node) {
      case CDataNode text -> text(text);
      case TextNode text -> text(text);
      case Element element -> element(element);
      default -> {}
    }
  }

  void children(Element element) {
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
      inline.annotation(element, "rt");
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
      inline.ruby(element);
    } else if (rubySpans.isBase(element)) {
      inline.read(element);
    } else {
      put(element, place);
    }
  }

  private void put(Element element, Display place) {
    switch (place) {
      case BLOCK -> {
        at.endParagraph();
        inline.read(element);
        at.endParagraph();
      }
      case CELL -> {
        at.chapter().paragraph().cellBreak();
        inline.read(element);
        at.chapter().paragraph().cellBreak();
      }
      case INLINE, CONTENTS, NONE -> inline.read(element);
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
      inline.span(element);
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
      inline.annotation(element, name);
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
