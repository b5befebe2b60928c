package org.intelligentreader.book.source.format.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A document of Word: its headings are chapters, its footnotes and endnotes the last page.
public final class Docx {
  private static final String DOCUMENT = "word/document.xml";
  private static final int DEEPEST_TABLE = 8;

  private final Draft draft;
  private final MarkupParser parser;
  private final Styles styles;
  private final Map<String, Element> notes = new HashMap<>();
  private final Runs runs;
  private final Element body;
  private final Chapters chapters;

  private Docx(Draft draft, String path) throws BadBookException {
    this.draft = draft;
    this.parser = new MarkupParser(draft.limits(), draft.warnings());
    var folder = path.substring(0, path.lastIndexOf('/') + 1);
    this.styles = new Styles(part(folder + "styles.xml").map(Element.class::cast));
    notes(folder, "footnote");
    notes(folder, "endnote");
    this.runs = new Runs(draft, path, relations(folder), notes.keySet(), styles);
    var document = parser.parseData(draft.files().read(path), path);
    this.body = Markup.first(document, "body").orElse(document);
    this.chapters = new Chapters(draft, topRank());
  }

  /// Where the text of a document is, if the files are one.
  public static Optional<String> find(Draft draft) {
    var paths = draft.files().paths();
    return paths.contains(DOCUMENT)
        ? Optional.of(DOCUMENT)
        : paths.contains("[Content_Types].xml")
            ? paths.stream().filter(path -> path.matches("word/document\\d*\\.xml")).findFirst()
            : Optional.empty();
  }

  /// Adds the pages of the document whose text is at `path`.
  public static void read(String path, Draft draft) throws BadBookException {
    new Docx(draft, path).read();
  }

  /// An attribute by its name without a prefix.
  static String attribute(Element element, String name) {
    for (var attribute : element.attributes()) {
      var key = attribute.getKey();
      if (key.substring(key.indexOf(':') + 1).equals(name)) {
        return attribute.getValue().strip();
      }
    }
    return "";
  }

  private void read() throws BadBookException {
    draft.about(about());
    blocks(body);
    for (var id : runs.used()) {
      var content = new ArrayList<Element>();
      var note = notes.get(id);
      if (note != null) {
        Markup.all(note, "p").forEach(paragraph -> content.add(runs.paragraph(paragraph)));
        chapters.note(id, runs.label(id), content);
      }
    }
    chapters.finish();
  }

  private About about() throws BadBookException {
    var core = part("docProps/core.xml");
    return new About(
        Optional.of(title(core)),
        List.of(text(core, "language")).stream().filter(tag -> !tag.isEmpty()).toList(),
        List.of(text(core, "creator")).stream().filter(name -> !name.isEmpty()).toList(),
        Optional.empty(),
        Optional.empty());
  }

  /// Where its properties name no title, the document's own line of the style for titles.
  private String title(Optional<Document> core) {
    var title = text(core, "title");
    return title.isEmpty()
        ? Markup.all(body, "p").stream()
            .filter(paragraph -> styles.name(style(paragraph)).equals("title"))
            .map(paragraph -> runs.paragraph(paragraph).text().strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("")
        : title;
  }

  private static String text(Optional<Document> core, String name) {
    return core.flatMap(one -> Markup.first(one, name)).map(Markup::text).orElse("");
  }

  private Optional<Document> part(String path) throws BadBookException {
    return draft.files().paths().contains(path)
        ? Optional.of(parser.parseData(draft.files().read(path), path))
        : Optional.empty();
  }

  private Map<String, String> relations(String folder) throws BadBookException {
    var targets = new HashMap<String, String>();
    part(folder + "_rels/document.xml.rels")
        .ifPresent(document ->
            Markup.all(document, "relationship")
                .forEach(one -> targets.put(one.attr("Id"), one.attr("Target"))));
    return targets;
  }

  /// The separators that Word keeps among the notes have a type.
  private void notes(String folder, String kind) throws BadBookException {
    part(folder + kind + "s.xml")
        .ifPresent(document ->
            Markup.all(document, kind).stream()
                .filter(note -> attribute(note, "type").isEmpty())
                .forEach(note -> notes.put(kind + "-" + attribute(note, "id"), note)));
  }

  private int topRank() {
    return Markup.all(body, "p").stream()
        .mapToInt(this::rank)
        .filter(rank -> rank > 0)
        .min()
        .orElse(1);
  }

  private int rank(Element paragraph) {
    var properties = Markup.child(paragraph, "ppr");
    var outline =
        properties
            .flatMap(one -> Markup.child(one, "outlinelvl"))
            .map(one -> attribute(one, "val"));
    if (outline.isPresent() && outline.get().matches("[0-8]")) {
      return Integer.parseInt(outline.get()) + 1;
    }
    return styles.rank(style(paragraph));
  }

  private static String style(Element paragraph) {
    return Markup.child(paragraph, "ppr")
        .flatMap(one -> Markup.child(one, "pstyle"))
        .map(one -> attribute(one, "val"))
        .orElse("");
  }

  private void blocks(Element parent) throws BadBookException {
    for (var child : parent.children()) {
      Interruption.check();
      switch (Markup.name(child)) {
        case "p" -> paragraph(child);
        case "tbl" -> chapters.block(table(child, 0));
        case "sdt" -> blocks(Markup.child(child, "sdtcontent").orElse(child));
        case "ins", "smarttag", "customxml", "sdtcontent", "alternatecontent", "fallback" ->
            blocks(child);
        default -> {}
      }
    }
  }

  private void paragraph(Element paragraph) throws BadBookException {
    var style = styles.name(style(paragraph));
    // A list of contents that Word made says nothing that the headings do not.
    if (style.matches("(?:toc|inhaltsverzeichnis|目次|目录) ?\\d.*")) {
      return;
    }
    if (styles.isHidden(style(paragraph))) {
      return;
    }
    var content = runs.paragraph(paragraph);
    var isEmpty = content.childNodeSize() == 0;
    var rank = rank(paragraph);
    if (rank > 0 && !content.text().isBlank()) {
      chapters.heading(content, rank);
    } else if (!isEmpty) {
      var list = Markup.child(paragraph, "ppr").flatMap(one -> Markup.child(one, "numpr"));
      if (list.isPresent()) {
        chapters.item(content, depth(list.get()));
      } else {
        chapters.block(
            style.matches(".*(?:quote|zitat|citation|引用).*") ? quoted(content) : content);
      }
    }
  }

  private static int depth(Element list) {
    var depth = Markup.child(list, "ilvl").map(one -> attribute(one, "val")).orElse("0");
    return depth.matches("[0-8]") ? Integer.parseInt(depth) : 0;
  }

  private static Element quoted(Element content) {
    return new Element("blockquote").appendChild(content);
  }

  private Element table(Element table, int depth) {
    var made = new Element("table");
    for (var row : Markup.children(table, "tr")) {
      Interruption.check();
      var line = made.appendElement("tr");
      for (var cell : Markup.children(row, "tc")) {
        var data = line.appendElement("td");
        for (var child : cell.children()) {
          if (Markup.name(child).equals("p")) {
            Chapters.line(data, runs.paragraph(child));
          } else if (Markup.name(child).equals("tbl") && depth < DEEPEST_TABLE) {
            data.appendChild(table(child, depth + 1));
          }
        }
      }
    }
    return made;
  }
}
