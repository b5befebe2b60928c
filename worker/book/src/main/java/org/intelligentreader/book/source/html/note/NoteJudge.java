package org.intelligentreader.book.source.html.note;

import java.util.Optional;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Footnote.Place;
import org.intelligentreader.book.source.html.element.NoteLabel;

/// Tells links to notes from other links. What the book declares is believed; a plain link is one
/// when it looks like the mark of a note in running text, its note comes later, and the note leads
/// back or begins with the same mark.
final class NoteJudge {
  private static final int START = 8;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_LINKS = 100;

  private final NoteIndex index;

  NoteJudge(NoteIndex index) {
    this.index = index;
  }

  boolean isReference(NoteLink link) {
    return link.declared() || (link.looks().running() && isPlainReference(link));
  }

  private boolean isPlainReference(NoteLink link) {
    var note = index.note(link).filter(to -> index.isBefore(link.home(), to));
    var head = note.flatMap(index::head);
    return head.isPresent()
        && (NoteLabel.isMark(link.text())
            ? isNote(link, note.get(), head.get())
            : isNoteOfWord(link, note.get(), head.get()));
  }

  private boolean isNote(NoteLink link, Place note, NoteIndex.Head head) {
    var named = NoteLabel.begins(head.text(), link.text());
    if (head.kind() == Block.Kind.HEADING && !(named && link.looks().raised() && head.isLabel())) {
      return false;
    }
    return hasText(note, head)
        && (leadsBack(link, note) || (named ? isMarked(link) : isListed(link, head)));
  }

  /// True when the mark by its looks can hardly be a number that the sentence itself needs.
  private static boolean isMarked(NoteLink link) {
    return !link.leadsToPage()
        && (link.looks().raised()
            || NoteLabel.isInSquareBrackets(link.looks().bracketed())
            || NoteLabel.isSign(link.text())
            || link.clings());
  }

  /// True for a raised mark of an item whose number the list writes.
  private static boolean isListed(NoteLink link, NoteIndex.Head head) {
    return link.looks().raised()
        && !link.leadsToPage()
        && (head.kind() == Block.Kind.LIST_ITEM
            || head.kind() == Block.Kind.NOTE
            || link.leadsToNote());
  }

  /// A word that its note begins with and that leads back from there.
  private boolean isNoteOfWord(NoteLink link, Place note, NoteIndex.Head head) {
    var text = link.text().strip();
    return !text.isEmpty()
        && text.length() <= LONGEST_WORD
        && head.kind() != Block.Kind.HEADING
        && head.text().length() > text.length() + 1
        && (link.looks().raised()
            ? leadsBack(link, note)
            : startsWithLinkBack(link, note).filter(text::equals).isPresent());
  }

  private Optional<String> startsWithLinkBack(NoteLink link, Place note) {
    return index.linksIn(note, 1).stream()
        .filter(back -> back.from().span().start() - note.span().start() <= 1)
        .filter(back -> index.leadsTo(back, link))
        .map(back -> back.text().strip())
        .findFirst();
  }

  /// True when the note has words beside its mark.
  private boolean hasText(Place note, NoteIndex.Head head) {
    return !head.isLabel() || index.following(note).isPresent();
  }

  private boolean leadsBack(NoteLink link, Place note) {
    var place =
        index
            .element(link.target())
            .or(() -> index.run(note).map(NoteIndex.Run::whole))
            .or(() -> index.withText(note))
            .filter(one -> one.span().length() <= FootnoteLinker.LONGEST_NOTE)
            .orElse(note);
    return index.linksIn(place, MOST_LINKS).stream()
        .filter(back -> index.leadsTo(back, link))
        .anyMatch(back -> isReturn(back, link, place));
  }

  /// True for a link that says no more than "back": by its text, or by its place at the start or
  /// end of the note. A word at the end leads to the very mark.
  private boolean isReturn(NoteLink back, NoteLink link, Place place) {
    var text = back.text();
    if (NoteLabel.isReturn(text)
        || NoteLabel.hasReturnSign(text)
        || NoteLabel.isSame(text, link.text())) {
      return true;
    }
    var atStart = back.from().span().start() - place.span().start() <= START;
    var atEnd = back.outer().end() >= place.span().end();
    return !NoteLabel.contradict(text, link.text())
        && ((atStart && (text.isBlank() || NoteLabel.isMark(text)))
            || (atEnd && !NoteLabel.hasDigit(text) && index.leadsToLink(back, link)));
  }
}
