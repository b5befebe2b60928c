package org.intelligentreader.book.source.format.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Element;

/// The pages of a document: one for each heading of the two highest ranks that it has, and one for
/// its notes, which is the last.
final class Chapters {
  private static final int LONGEST_PART = 60_000;
  private static final int LAST_RANK = 6;

  /// Where the notes are, seen from a page beside them.
  static final String NOTES = "text/notes.xhtml";

  private final Draft draft;
  private final int topRank;
  private final Element notes = new Element("body");
  private final Deque<Element> lists = new ArrayDeque<>();
  private Optional<Page> page = Optional.empty();
  private int written;
  private int ids;

  /// `topRank` is the highest rank of a heading in the document.
  Chapters(Draft draft, int topRank) {
    this.draft = draft;
    this.topRank = topRank;
  }

  /// A heading of `rank`, 1 for the highest.
  void heading(Element content, int rank) throws BadBookException {
    var level = Math.max(1, rank - topRank + 1);
    if ((level <= 2 && written > 0) || page.isEmpty()) {
      begin();
    }
    var id = "h" + ++ids;
    content.tagName("h" + Math.min(LAST_RANK, level)).attr("id", id);
    var name = Labels.of(content);
    body().appendChild(content);
    lists.clear();
    written++;
    if (!name.isEmpty()) {
      draft.entry(level, name, page.orElseThrow(), id);
    }
  }

  void block(Element block) throws BadBookException {
    start();
    lists.clear();
    body().appendChild(block);
    written += block.wholeText().length();
  }

  /// An item of a list, `depth` from 0.
  void item(Element content, int depth) throws BadBookException {
    start();
    while (lists.size() > depth + 1) {
      lists.pop();
    }
    while (lists.size() < depth + 1 && lists.size() < LAST_RANK) {
      var parent = Optional.ofNullable(lists.peek()).map(Chapters::lastItem).orElseGet(this::body);
      lists.push(parent.appendElement("ul"));
    }
    lists.element().appendChild(content.tagName("li"));
    written += content.wholeText().length();
  }

  private static Element lastItem(Element list) {
    var last = list.lastElementChild();
    return last == null ? list.appendElement("li") : last;
  }

  /// Adds a note, whose paragraphs are `content`; its id is `id`.
  void note(String id, String label, List<Element> content) {
    var note = notes.appendElement("aside").attr("epub:type", "footnote").attr("id", id);
    var first = true;
    for (var paragraph : content) {
      note.appendChild(paragraph);
      if (first) {
        paragraph.prependText(label + " ");
      }
      first = false;
    }
  }

  /// A link to a note.
  static Element reference(String id, String label) {
    var link = new Element("a");
    link.attr("epub:type", "noteref").attr("href", "/" + NOTES + "#" + id).appendText(label);
    return new Element("sup").appendChild(link);
  }

  /// The next line of a cell.
  static void line(Element cell, Element paragraph) {
    if (cell.childNodeSize() > 0) {
      cell.appendElement("br");
    }
    cell.appendChildren(List.copyOf(paragraph.childNodes()));
  }

  void finish() throws BadBookException {
    close();
    if (notes.childNodeSize() > 0) {
      var last = draft.page(NOTES);
      last.body().appendChildren(List.copyOf(notes.childNodes()));
      draft.close(last);
    }
  }

  private void start() throws BadBookException {
    if (page.isEmpty() || written > LONGEST_PART) {
      begin();
    }
  }

  private void begin() throws BadBookException {
    close();
    page = Optional.of(draft.page());
    lists.clear();
    written = 0;
  }

  private void close() throws BadBookException {
    if (page.isPresent() && !page.get().isEmpty()) {
      draft.close(page.get());
    }
  }

  private Element body() {
    return page.orElseThrow().body();
  }
}
