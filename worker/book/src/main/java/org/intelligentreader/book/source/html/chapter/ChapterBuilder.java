package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;

/// Collects one chapter: paragraphs become canonical text, and whatever points into them moves
/// along.
public final class ChapterBuilder {
  private final ChapterHeading heading;
  private final StringBuilder content = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Ruby> ruby = new ArrayList<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private final List<Anchor> noteEnds = new ArrayList<>();
  private final List<InlinePicture> inlinePictures = new ArrayList<>();

  private Paragraph paragraph = new Paragraph();
  private final List<Mark> paragraphMarks = new ArrayList<>();
  private final List<Ruby> paragraphRuby = new ArrayList<>();
  private final List<Anchor> paragraphAnchors = new ArrayList<>();
  private final ParagraphPictures paragraphPictures = new ParagraphPictures();
  private final Deque<Open> open = new ArrayDeque<>();

  /// How many of the paragraph's anchors come from blank ones before it, and so stand at its start.
  private int carriedAnchors;

  private boolean pictures;

  /// `written` when a paragraph before this one has a part of the mark.
  private record Open(Mark.Kind kind, Optional<String> target, int start, boolean written) {
    Open goingOn(int end) {
      return new Open(kind, target, 0, written || end > start);
    }
  }

  /// Starts the chapter after `previous`, whose open marks go on in it. Anchors of one that was
  /// left out point to the start of this one.
  public ChapterBuilder(ChapterHeading heading, ChapterBuilder previous, boolean leftOut) {
    this(heading);
    previous.open.forEach(one -> open.add(one.goingOn(0)));
    if (leftOut) {
      previous.paragraphAnchors.forEach(anchor -> anchor(anchor.key()));
    }
  }

  public ChapterBuilder(ChapterHeading heading) {
    this.heading = heading;
  }

  ChapterHeading heading() {
    return heading;
  }

  public Paragraph paragraph() {
    return paragraph;
  }

  /// Opens a mark; it goes on in the next paragraph if it is not closed before.
  public void open(Mark.Kind kind, Optional<String> target) {
    open.push(new Open(kind, target, paragraph.position(), false));
  }

  /// A note reference may be empty: the book's style sheet writes the number.
  public void close() {
    var one = open.pop();
    mark(one, one.kind() == Mark.Kind.NOTE_REFERENCE && !one.written());
  }

  private void mark(Open one, boolean evenEmpty) {
    if (paragraph.position() > one.start() || evenEmpty) {
      paragraphMarks.add(
          new Mark(one.kind(), new Span(one.start(), paragraph.position()), one.target()));
    }
  }

  /// A reading of all of a base goes before readings of its parts.
  public void ruby(Ruby one) {
    while (one.kind() == Ruby.Kind.READING
        && !paragraphRuby.isEmpty()
        && one.span().contains(paragraphRuby.getLast().span())) {
      paragraphRuby.removeLast();
    }
    paragraphRuby.add(one);
  }

  public void anchor(String key) {
    paragraphAnchors.add(new Anchor(key, paragraph.position()));
  }

  /// Says that the element with this anchor, which may be a note, ends here between paragraphs.
  public void noteEnd(String key) {
    noteEnds.add(new Anchor(key, content.length()));
  }

  public void picture(Block.Picture picture) {
    var at = content.length();
    blocks.add(new Block(Block.Kind.IMAGE, new Span(at, at), 0, Optional.of(picture)));
    pictures = true;
  }

  /// A picture in the line that is being collected; a small one stays there even as the first or
  /// last thing of its paragraph.
  public void pictureInLine(Block.Picture picture, boolean small) {
    paragraphPictures.add(picture, paragraph.position(), small);
    pictures = true;
  }

  /// A picture that stands for `text`, which is read now.
  public void pictureOfText(Block.Picture picture, String text) {
    paragraph.collapse(text);
    var end = paragraph.position();
    paragraphPictures.addText(picture, Math.max(0, end - text.length()), end);
    pictures = true;
  }

  /// How many pictures the paragraph has so far.
  public int picturesInParagraph() {
    return paragraphPictures.count();
  }

  /// Reads `text` in the place of the picture that came last.
  public void readPictureAs(String text) {
    paragraph.collapse(text);
    paragraphPictures.standsForText(paragraph.position());
  }

  public void separator() {
    var at = content.length();
    blocks.add(Block.text(Block.Kind.SEPARATOR, new Span(at, at), 0));
  }

  /// Ends the paragraph; a blank one leaves only its anchors, which then point to what follows.
  public void endParagraph(Block.Kind kind, int level) {
    open.forEach(one -> mark(one, false));
    var end = paragraph.position();
    if (!paragraph.isBlank()) {
      append(PlainTextRuby.read(paragraph.trim(), paragraphRuby), kind, level);
      paragraphAnchors.clear();
    } else {
      paragraphPictures.alone(content.length(), blocks);
      for (var i = carriedAnchors; i < paragraphAnchors.size(); i++) {
        paragraphAnchors.set(i, new Anchor(paragraphAnchors.get(i).key(), 0));
      }
    }
    paragraphPictures.clear();
    carriedAnchors = paragraphAnchors.size();
    paragraphMarks.clear();
    paragraphRuby.clear();
    paragraph = new Paragraph();
    if (open.isEmpty()) {
      return;
    }
    var goesOn = open.stream().map(one -> one.goingOn(end)).toList();
    open.clear();
    open.addAll(goesOn);
  }

  /// The length of the text so far; the text grows only by whole paragraphs.
  int length() {
    return content.length();
  }

  public boolean isEmpty() {
    return content.isEmpty() && !pictures;
  }

  public Chapter build(String rawHtml) {
    paragraphAnchors.forEach(anchor -> anchors.add(new Anchor(anchor.key(), content.length())));
    marks.sort(Comparator.comparingInt(mark -> mark.span().start()));
    ruby.sort(Comparator.comparingInt(one -> one.span().start()));
    return new Chapter(
        heading,
        new CanonicalText(content.toString()),
        new Structure(blocks, marks, ruby, anchors, noteEnds, inlinePictures),
        rawHtml);
  }

  /// A blank line inside (from `pre` or two `br`) makes two paragraphs, as in any canonical text.
  private void append(Trimmed trimmed, Block.Kind kind, int level) {
    var pieces = Pieces.of(trimmed.text());
    var starts = new int[pieces.size()];
    for (var i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      paragraphPictures.before(Optional.of(piece), trimmed, content.length(), blocks);
      starts[i] = content.isEmpty() ? 0 : content.append("\n\n").length();
      content.append(piece.of(trimmed.text()));
      blocks.add(Block.text(kind, new Span(starts[i], content.length()), level));
      paragraphPictures.inside(piece, trimmed, starts[i] - piece.start(), inlinePictures);
    }
    paragraphPictures.before(Optional.empty(), trimmed, content.length(), blocks);
    var placement = new Placement(trimmed, pieces, starts);
    placement.marks(paragraphMarks, marks);
    placement.ruby(paragraphRuby, ruby);
    placement.anchors(paragraphAnchors, anchors);
  }
}
