package org.intelligentreader.book.source.html.note;

import org.intelligentreader.book.model.Footnote.Place;
import org.intelligentreader.book.model.Span;

/// A link that may call a note or lead back from one. `home` is the block it stands in, `declared`
/// what the book says of it, `outer` the link with the brackets and blanks around it.
record NoteLink(Place from, Place home, String target, boolean declared, Looks looks, Span outer) {
  /// How the link looks: its text, with the brackets around it, whether it is raised, whether other
  /// text of its block comes before it, and the character before it, or a blank.
  record Looks(String text, String bracketed, boolean raised, boolean running, char before) {}

  String text() {
    return looks.text();
  }

  /// True for a mark that clings to a word or to the stop behind one, as the marks of notes do. A
  /// number behind a number, a section sign or the dots of a list is something else.
  boolean clings() {
    var before = looks.before();
    return (Character.isLetter(before) && "第图図圖表式節条條章項页頁頂卷巻".indexOf(before) < 0)
        || ".,;:!?\"'”’»)）」』。、，！？；：…".indexOf(before) >= 0;
  }

  /// True for an id that names a page of the printed book.
  boolean leadsToPage() {
    return fragment().matches("(?i)_?(page|pg|p)[-_.]?\\d+|.*pagenum.*|.*pagebreak.*");
  }

  /// True for an id that says that it is a note.
  boolean leadsToNote() {
    return fragment().matches("(?i).*(note|ftn|edn|fn|fußnote|注|註).*");
  }

  private String fragment() {
    return target.substring(target.indexOf('#') + 1);
  }
}
