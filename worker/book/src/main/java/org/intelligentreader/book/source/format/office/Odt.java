package org.intelligentreader.book.source.format.office;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// A text document of OpenDocument: its headings are chapters, its notes the last page.
public final class Odt {
  private static final String CONTENT = "content.xml";
  private static final String TYPE = "application/vnd.oasis.opendocument.text";
  private static final int DEEPEST = 100;
  private static final int MOST_SPACES = 80;

  private final Draft draft;
  private final Element body;
  private final Chapters chapters;
  private final Map<String, List<String>> marks = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private int notes;

  private Odt(Draft draft, Document document) {
    this.draft = draft;
    this.body = Markup.first(document, "text").orElse(document);
    Markup.all(document, "style").forEach(this::style);
    var top = Markup.all(body, "h").stream().mapToInt(Odt::rank).min().orElse(1);
    this.chapters = new Chapters(draft, top);
  }

  /// True for the files of a text document.
  public static boolean is(Draft draft) {
    var type = new String(draft.files().start("mimetype", 100), StandardCharsets.ISO_8859_1);
    return draft.files().paths().contains(CONTENT)
        && (type.startsWith(TYPE)
            || (type.isEmpty() && draft.files().paths().contains("META-INF/manifest.xml")));
  }

  /// Adds the pages of the document.
  public static void read(Draft draft) throws BadBookException {
    var parser = new MarkupParser(draft.limits(), draft.warnings());
    var manifest = draft.files().read("META-INF/manifest.xml");
    if (new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
      throw new BadBookException(
          new BookProblem.DrmProtected(BookProblem.DrmProtected.Scheme.PASSWORD, CONTENT));
    }
    var odt = new Odt(draft, parser.parseData(draft.files().read(CONTENT), CONTENT));
    var meta =
        draft.files().paths().contains("meta.xml")
            ? Optional.of(parser.parseData(draft.files().read("meta.xml"), "meta.xml"))
            : Optional.<Document>empty();
    draft.about(about(meta));
    odt.blocks(odt.body, 0, false);
    odt.chapters.finish();
  }

  private static About about(Optional<Document> meta) {
    return new About(
        Optional.of(text(meta, "title").orElse("")),
        text(meta, "language").stream().toList(),
        text(meta, "initial-creator").or(() -> text(meta, "creator")).stream().toList(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> text(Optional<Document> meta, String name) {
    return meta.flatMap(one -> Markup.first(one, name)).map(Markup::text).filter(s -> !s.isEmpty());
  }

  private void style(Element style) {
    var found = new ArrayList<String>();
    for (var properties : Markup.children(style, "text-properties")) {
      if (properties.attr("text:display").equals("none")) {
        hidden.add(style.attr("style:name"));
      }
      if (properties.attr("fo:font-style").matches("italic|oblique")) {
        found.add("i");
      }
      if (properties.attr("fo:font-weight").matches("bold|[6-9]00")) {
        found.add("b");
      }
      var position = properties.attr("style:text-position");
      if (position.startsWith("super")) {
        found.add("sup");
      } else if (position.startsWith("sub")) {
        found.add("sub");
      }
    }
    marks.put(style.attr("style:name"), found);
  }

  private static int rank(Element heading) {
    var level = heading.attr("text:outline-level");
    return level.matches("[1-9]") ? Integer.parseInt(level) : 1;
  }

  private void blocks(Element parent, int depth, boolean inItem) throws BadBookException {
    for (var child : parent.children()) {
      Interruption.check();
      if (hidden.contains(child.attr("text:style-name"))) {
        continue;
      }
      switch (Markup.name(child)) {
        case "h" -> chapters.heading(inline(child), rank(child));
        case "p" -> {
          var content = inline(child);
          if (content.childNodeSize() == 0) {
            continue;
          }
          if (inItem) {
            chapters.item(content, Math.max(0, depth - 1));
          } else {
            chapters.block(content);
          }
        }
        case "list" -> blocks(child, Math.min(DEEPEST, depth + 1), inItem);
        case "list-item", "list-header" -> blocks(child, depth, true);
        case "section", "index-body", "text-box", "frame", "numbered-paragraph" -> {
          if (!child.attr("text:display").equals("none")) {
            blocks(child, depth, inItem);
          }
        }
        case "table" -> chapters.block(table(child));
        // What a program makes of the headings says nothing that they do not.
        default -> {}
      }
    }
  }

  private Element table(Element table) {
    var made = new Element("table");
    for (var row : Markup.all(table, "table-row")) {
      var line = made.appendElement("tr");
      for (var cell : Markup.children(row, "table-cell")) {
        var data = line.appendElement("td");
        Markup.children(cell, "p").forEach(one -> Chapters.line(data, inline(one)));
      }
    }
    return made;
  }

  private Element inline(Element paragraph) {
    var made = new Element("p");
    inside(paragraph, made);
    return made;
  }

  private void inside(Element parent, Element to) {
    for (var node : List.copyOf(parent.childNodes())) {
      Interruption.check();
      if (node instanceof TextNode text) {
        to.appendChild(new TextNode(text.getWholeText()));
      } else if (node instanceof Element element) {
        one(element, to);
      }
    }
  }

  private void one(Element element, Element to) {
    switch (Markup.name(element)) {
      case "s" -> to.appendText(" ".repeat(count(element)));
      case "tab" -> to.appendText("\t");
      case "line-break" -> to.appendElement("br");
      case "span" -> {
        if (hidden.contains(element.attr("text:style-name"))) {
          return;
        }
        var target = to;
        for (var mark : marks.getOrDefault(element.attr("text:style-name"), List.of())) {
          target = target.appendElement(mark);
        }
        inside(element, target);
      }
      case "ruby" -> {
        var ruby = to.appendElement("ruby");
        Markup.child(element, "ruby-base").ifPresent(base -> inside(base, ruby));
        Markup.child(element, "ruby-text")
            .ifPresent(said -> ruby.appendElement("rt").appendText(Markup.text(said)));
      }
      case "note" -> note(element, to);
      case "a" -> {
        var href = element.attr("xlink:href");
        inside(
            element,
            href.matches("(?i)(?:https?|mailto):.*")
                ? to.appendElement("a").attr("href", href)
                : to);
      }
      case "image" -> picture(element, to);
      case "annotation", "annotation-end", "tracked-changes", "desc", "title", "bookmark" -> {}
      default -> inside(element, to);
    }
  }

  private static int count(Element spaces) {
    var count = spaces.attr("text:c");
    return count.matches("\\d{1,3}") ? Math.min(MOST_SPACES, Integer.parseInt(count)) : 1;
  }

  private void note(Element note, Element to) {
    var id = "note-" + ++notes;
    var label =
        Markup.child(note, "note-citation")
            .map(Markup::text)
            .filter(s -> !s.isEmpty())
            .orElse("" + notes);
    var content = new ArrayList<Element>();
    Markup.child(note, "note-body")
        .ifPresent(one -> Markup.children(one, "p").forEach(p -> content.add(inline(p))));
    if (!content.isEmpty()) {
      to.appendChild(Chapters.reference(id, label));
      chapters.note(id, label, content);
    }
  }

  private void picture(Element image, Element to) {
    var href = image.attr("xlink:href");
    if (!href.isBlank()) {
      draft
          .files()
          .resolve(CONTENT, href)
          .ifPresent(file -> to.appendElement("img").attr("src", "/" + file).attr("alt", ""));
    }
  }
}
