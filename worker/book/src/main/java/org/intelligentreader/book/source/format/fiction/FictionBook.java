package org.intelligentreader.book.source.format.fiction;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A FictionBook: each section without sections inside is a page, each body of notes is one.
public final class FictionBook {
  private static final int LOW = 5;

  private final Draft draft;
  private final Elements elements;
  private int sections;

  private FictionBook(Draft draft) {
    this.draft = draft;
    this.elements = new Elements();
  }

  /// Adds the pages of a file to `draft`.
  public static void read(byte[] bytes, String path, Draft draft) throws BadBookException {
    var document = new MarkupParser(draft.limits(), draft.warnings()).parseData(bytes, path);
    new FictionBook(draft).read(document);
  }

  private void read(Document document) throws BadBookException {
    var info = Markup.first(document, "title-info");
    draft.about(info.map(one -> about(one, document)).orElse(About.NOTHING));
    Markup.all(document, "binary").forEach(this::picture);
    info.flatMap(one -> Markup.first(one, "coverpage"))
        .flatMap(page -> Markup.first(page, "image"))
        .map(Elements::picture)
        .filter(path -> draft.files().paths().contains(path))
        .ifPresent(draft::cover);
    var bodies = Markup.all(document, "body");
    for (var body : bodies) {
      elements.learn(body, isNotes(body) ? "text/notes-" + bodies.indexOf(body) + ".xhtml" : "");
    }
    for (var body : bodies) {
      if (isNotes(body)) {
        notes(body, "text/notes-" + bodies.indexOf(body) + ".xhtml");
      } else {
        sections(body, 1);
      }
    }
  }

  private static boolean isNotes(Element body) {
    return body.attr("name").matches("(?i).*(note|comment|footnote|примеч|сноск).*");
  }

  private static About about(Element info, Document document) {
    var authors =
        Markup.children(info, "author").stream()
            .map(author ->
                String.join(
                    " ",
                    Stream.of("first-name", "middle-name", "last-name")
                        .flatMap(part -> Markup.texts(author, part).stream().limit(1))
                        .toList()))
            .filter(name -> !name.isBlank())
            .toList();
    return new About(
        Markup.child(info, "book-title").map(Markup::text).filter(text -> !text.isEmpty()),
        Markup.child(info, "lang").map(Markup::text).stream().toList(),
        authors,
        Markup.first(document, "publish-info")
            .flatMap(one -> Markup.child(one, "publisher"))
            .map(Markup::text),
        Markup.first(document, "document-info")
            .flatMap(one -> Markup.child(one, "id"))
            .map(Markup::text));
  }

  private void picture(Element binary) {
    try {
      var bytes = Base64.getMimeDecoder().decode(binary.wholeText());
      draft.picture(Elements.file(binary.id()), bytes);
    } catch (IllegalArgumentException e) {
      draft.warn(Code.IMAGE_UNREADABLE, binary.id(), "damaged: its text is not Base64; left out");
    }
    binary.empty();
  }

  /// What comes before the first inner section is a page, then each section.
  private void sections(Element parent, int level) throws BadBookException {
    var inner = Markup.children(parent, "section");
    if (inner.isEmpty() && Markup.name(parent).equals("section")) {
      page(parent, List.copyOf(parent.children()), level - 1);
      return;
    }
    var own = parent.children().stream().filter(e -> !Markup.name(e).equals("section")).toList();
    if (!own.isEmpty()) {
      page(parent, own, Markup.name(parent).equals("section") ? level - 1 : 1);
    }
    for (var section : inner) {
      sections(section, level + 1);
    }
  }

  private void page(Element section, List<Element> content, int level) throws BadBookException {
    var page = draft.page(elements.path(++sections));
    var body = page.body();
    if (!section.id().isEmpty()) {
      body.attr("id", section.id());
    }
    title(section).ifPresent(title -> draft.entry(Math.max(1, level), title, page, ""));
    content.forEach(child -> elements.append(body, child, Math.max(1, level), page.path()));
    close(page);
  }

  private void close(Page page) throws BadBookException {
    if (!page.isEmpty()) {
      draft.close(page);
    }
  }

  private static Optional<String> title(Element section) {
    return Markup.child(section, "title")
        .map(title -> String.join(" ", Markup.texts(title, "p")))
        .filter(text -> !text.isBlank());
  }

  /// The number of a note stands before its text, not above it.
  private static void label(Element note) {
    var title = note.firstElementChild();
    var text = title == null ? null : title.nextElementSibling();
    if (title == null
        || text == null
        || !Markup.name(text).equals("p")
        || !Markup.name(title).startsWith("h")) {
      return;
    }
    text.prependText(" ");
    text.prependChildren(List.copyOf(title.childNodes()));
    title.remove();
  }

  private void notes(Element body, String path) throws BadBookException {
    var page = draft.page(path);
    title(body).ifPresent(title -> draft.entry(1, title, page, ""));
    for (var child : body.children()) {
      if (Markup.name(child).equals("section")) {
        var note = page.body().appendElement("aside").attr("epub:type", "footnote");
        note.attr("id", child.id());
        child.children().forEach(one -> elements.append(note, one, LOW, path));
        label(note);
      } else {
        elements.append(page.body(), child, 1, path);
      }
    }
    close(page);
  }
}
