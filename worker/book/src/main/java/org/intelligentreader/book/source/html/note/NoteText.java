package org.intelligentreader.book.source.html.note;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Footnote.Place;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.book.source.html.element.NoteLabel;
import org.intelligentreader.book.text.JsTrim;

/// One chapter, as far as its links and the starts and ends of its blocks are asked for.
final class NoteText {
  private static final String OPENING = "[({（［〔【<";
  private static final String CLOSING = "])}）］〕】>";
  private static final String SIGNS = "↩↑⏎⤴⬆⇑⇧↵⤶↶\uFE0E\uFE0F";
  private static final int LONGEST_LINK = 60;

  private final ChapterId id;
  private final String text;
  private final Structure structure;

  /// The blocks that have text.
  private final List<Block> blocks;

  private final Set<Integer> anchored = new HashSet<>();

  NoteText(Chapter chapter) {
    this.id = chapter.heading().id();
    this.text = chapter.text().value();
    this.structure = chapter.structure();
    this.blocks = structure.blocks().stream().filter(b -> b.span().length() > 0).toList();
    structure.anchors().forEach(anchor -> anchored.add(anchor.at()));
  }

  Place place(Span span) {
    return new Place(id, span);
  }

  /// The links, in the order of their starts.
  List<NoteLink> links() {
    var links = new ArrayList<NoteLink>();
    var raised = new Raised(structure.marks());
    var words = new Words();
    for (var mark : structure.marks()) {
      Interruption.check();
      var home = mark.target().isPresent() ? home(mark.span()) : Optional.<Block>empty();
      if (home.isPresent()) {
        var span = mark.span();
        var outer = outer(span);
        var looks =
            new NoteLink.Looks(
                start(span),
                start(outer),
                raised.holds(span),
                words.before(span, home.get().span()),
                before(span, home.get().span()));
        links.add(
            new NoteLink(
                place(span),
                place(home.get().span()),
                mark.target().get(),
                mark.kind() == Mark.Kind.NOTE_REFERENCE,
                looks,
                outer));
      }
    }
    return links;
  }

  private String start(Span link) {
    return text.substring(link.start(), Math.min(link.end(), link.start() + LONGEST_LINK));
  }

  private char before(Span link, Span home) {
    var at = link.start();
    while (at > home.start() && OPENING.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at > home.start() ? text.charAt(at - 1) : ' ';
  }

  private Span outer(Span link) {
    var start = link.start();
    while (start > 0 && isAround(text.charAt(start - 1), OPENING)) {
      start--;
    }
    var end = link.end();
    while (end < text.length() && isAround(text.charAt(end), CLOSING)) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isAround(char c, String brackets) {
    return brackets.indexOf(c) >= 0 || JsTrim.isWhiteSpace(c);
  }

  /// The block of a link; one without text may stand at the very end.
  private Optional<Block> home(Span link) {
    return block(link.start()).or(() -> block(link.start() - 1));
  }

  /// The block that holds `at`.
  Optional<Block> block(int at) {
    var i = indexAt(at);
    return i < blocks.size() && blocks.get(i).span().start() <= at
        ? Optional.of(blocks.get(i))
        : Optional.empty();
  }

  /// The block behind `block`, unless it is a heading.
  Optional<Block> next(Block block) {
    var i = indexAt(block.span().end());
    return i < blocks.size() && blocks.get(i).kind() != Block.Kind.HEADING
        ? Optional.of(blocks.get(i))
        : Optional.empty();
  }

  /// The index of the first block that ends behind `at`.
  private int indexAt(int at) {
    var low = 0;
    var high = blocks.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (blocks.get(middle).span().end() <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// All of `block`; where the anchor begins a line and another one a later line with a mark, the
  /// lines between them.
  Span line(Anchor anchor, Block block) {
    var at = anchor.at();
    if (at > block.span().start() && text.charAt(at - 1) != '\n') {
      return block.span();
    }
    var end = Math.min(block.span().end(), at + FootnoteLinker.LONGEST_NOTE);
    for (var i = text.indexOf('\n', at); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      Interruption.check();
      if (anchored.contains(i + 1) && startsWithMark(i + 1, end)) {
        return new Span(at, i);
      }
    }
    return new Span(at, block.span().end());
  }

  private boolean startsWithMark(int at, int end) {
    var stop = at;
    while (stop < end && stop - at < NoteLabel.LONGEST && !JsTrim.isWhiteSpace(text.charAt(stop))) {
      stop++;
    }
    return stop > at && NoteLabel.isMark(text.substring(at, stop));
  }

  NoteIndex.Head head(Span place, Block.Kind kind, int longest) {
    var end = Math.min(place.end(), place.start() + longest);
    return new NoteIndex.Head(text.substring(place.start(), end), kind, end == place.end());
  }

  /// For each block that ends with signs of return, where they begin.
  Map<Integer, Integer> signs() {
    var signs = new HashMap<Integer, Integer>();
    for (var block : blocks) {
      var start = block.span().end();
      while (start > block.span().start() && SIGNS.indexOf(text.charAt(start - 1)) >= 0) {
        start--;
      }
      if (start < block.span().end()) {
        while (start > block.span().start() && JsTrim.isWhiteSpace(text.charAt(start - 1))) {
          start--;
        }
        signs.put(block.span().end(), start);
      }
    }
    return signs;
  }

  /// Whether a block has words outside links before a place; asked in ascending order.
  private final class Words {
    private Span home = new Span(0, 0);
    private int seen;
    private boolean any;

    boolean before(Span link, Span block) {
      if (!block.equals(home)) {
        home = block;
        seen = block.start();
        any = false;
      }
      while (!any && seen < link.start()) {
        any = Character.isLetterOrDigit(text.charAt(seen++));
      }
      seen = Math.max(seen, link.end());
      return any;
    }
  }

  /// The raised parts of the text; asked in ascending order of starts.
  private static final class Raised {
    private final List<Span> spans;
    private int at;

    Raised(List<Mark> marks) {
      spans =
          marks.stream()
              .filter(mark -> mark.kind() == Mark.Kind.SUPERSCRIPT)
              .map(Mark::span)
              .toList();
    }

    /// True when the link is raised, or most of its text.
    boolean holds(Span link) {
      while (at < spans.size() && spans.get(at).end() <= link.start()) {
        at++;
      }
      return at < spans.size() && spans.get(at).overlaps(link);
    }
  }
}
