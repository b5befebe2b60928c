package org.intelligentreader.book.source.html.note;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Footnote;
import org.intelligentreader.book.model.Footnote.Place;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.source.html.element.NoteLabel;

/// Joins note references with notes when the whole book has been read. A note ends where its
/// element ends; one that starts with a mere paragraph goes on to the next note. Links back and
/// signs of return at its ends are no part of it.
public final class FootnoteLinker {
  /// A `div` with more holds all notes of a chapter.
  static final int LONGEST_NOTE = 10_000;

  private static final int MOST_LINKS = 100;

  private final NoteIndex index = new NoteIndex();
  private final NoteJudge judge = new NoteJudge(index);

  public void add(Chapter chapter) {
    index.add(chapter);
  }

  public List<Footnote> footnotes() {
    var references = index.links().stream().filter(judge::isReference).toList();
    var referred = new HashMap<Place, Place>();
    for (var link : references) {
      Interruption.check();
      index.block(link.target()).ifPresent(note -> referred.putIfAbsent(note, link.from()));
    }
    return references.stream()
        .flatMap(link ->
            index
                .note(link)
                .map(note -> new Footnote(link.from(), trimmed(link, whole(link, note, referred))))
                .stream())
        .filter(footnote -> !footnote.note().equals(footnote.reference()))
        .toList();
  }

  /// All paragraphs of the note that starts with `first`.
  private Place whole(NoteLink link, Place first, Map<Place, Place> referred) {
    var place =
        index
            .element(link.target())
            .or(() ->
                index
                    .run(first)
                    .filter(run -> endsWithNote(run, link, first, referred))
                    .map(NoteIndex.Run::whole))
            .or(() -> index.withText(first))
            .orElse(first);
    return place.span().length() <= LONGEST_NOTE ? place : first;
  }

  /// True when the notes stand together, so that what follows one is its own text: the reference to
  /// the next note, too, comes before this one. Behind the last of a chapter of notes nothing else
  /// comes.
  private boolean endsWithNote(
      NoteIndex.Run run, NoteLink link, Place first, Map<Place, Place> referred) {
    return run.next()
        .map(next ->
            Optional.ofNullable(referred.get(next))
                .filter(from -> index.isBefore(from, first))
                .isPresent())
        .orElse(!link.from().chapter().equals(first.chapter()));
  }

  /// Without the signs of return at its start, and without what leads back at its end.
  private Place trimmed(NoteLink link, Place note) {
    var start = note.span().start();
    var end = note.span().end();
    var links = index.linksIn(note, MOST_LINKS);
    for (var one : links) {
      if (one.outer().start() <= start && one.outer().end() < end && isSign(one, link)) {
        start = one.outer().end();
      }
    }
    for (var one : links.reversed()) {
      if (one.outer().end() >= end && one.outer().start() > start && leadsBack(one, link)) {
        end = one.outer().start();
      }
    }
    var bare = index.withoutSigns(note.chapter(), end);
    return new Place(note.chapter(), new Span(start, bare > start ? bare : end));
  }

  /// A sign of return at the start of a note, with its number or without; the number alone is what
  /// the note is called.
  private boolean isSign(NoteLink one, NoteLink link) {
    return (NoteLabel.isReturn(one.text()) && !NoteLabel.isMark(one.text()))
        || (NoteLabel.hasReturnSign(one.text()) && index.leadsTo(one, link));
  }

  /// The link at the end of a note of the reference `link`.
  private boolean leadsBack(NoteLink one, NoteLink link) {
    return NoteLabel.isReturn(one.text())
        || (one.text().length() <= NoteLabel.LONGEST && index.leadsTo(one, link));
  }
}
