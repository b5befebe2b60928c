package org.intelligentreader.book.source.html.element;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The hidden notes of one document that are read all the same, with the way to them: the hidden
/// elements around each, of which nothing else is seen.
public final class OpenNotes {
  private final Set<Element> notes = new HashSet<>();
  private final Set<Element> ways = new HashSet<>();

  public boolean isNote(Element element) {
    return notes.contains(element);
  }

  /// True for a note and for what leads to one.
  boolean shows(Element element) {
    return notes.contains(element) || ways.contains(element);
  }

  /// True for what stands beside the way to a note.
  boolean closes(Element element) {
    return !ways.isEmpty() && ways.contains(element.parent()) && !shows(element);
  }

  /// Opens the note that `target` names, which stands in the element `hidden` or is it.
  public void open(Element target, Element hidden) {
    var note = note(target, hidden);
    openAt(note, hidden);
    if (ElementKind.name(note).equals("dt")) {
      var next = Optional.ofNullable(note.nextElementSibling());
      while (next.filter(e -> ElementKind.name(e).equals("dd")).isPresent()) {
        openAt(next.get(), hidden);
        next = next.map(Element::nextElementSibling);
      }
    }
  }

  private void openAt(Element note, Element hidden) {
    notes.add(note);
    for (var e = note; !e.equals(hidden); ) {
      var parent = e.parent();
      if (parent == null) {
        return;
      }
      ways.add(parent);
      e = parent;
    }
  }

  /// The item or block of the note, no wider than what is hidden.
  private static Element note(Element target, Element hidden) {
    var note = target;
    while (!note.equals(hidden) && !(ElementKind.isBlock(note) && !isFirstOfItem(note))) {
      var parent = note.parent();
      if (parent == null) {
        return note;
      }
      note = parent;
    }
    return note;
  }

  private static boolean isFirstOfItem(Element block) {
    var parent = block.parent();
    return parent != null
        && Set.of("li", "dd", "aside").contains(ElementKind.name(parent))
        && block.elementSiblingIndex() == 0;
  }
}
