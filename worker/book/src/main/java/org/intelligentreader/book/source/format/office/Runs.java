package org.intelligentreader.book.source.format.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// What stands inside a paragraph of Word: text with marks, ruby, pictures, notes, links.
final class Runs {
  private static final Set<String> LEFT_OUT =
      Set.of("del", "movefrom", "ppr", "rpr", "deltext", "rubypr", "annotationref");

  private final Draft draft;
  private final String base;
  private final Map<String, String> relations;
  private final Set<String> notes;
  private final Styles styles;

  /// What a field is to show, as far as its runs are read.
  private final StringBuilder instruction = new StringBuilder();

  /// Labels of the notes that the text refers to, in order.
  private final Map<String, String> labels = new LinkedHashMap<>();

  /// `base` is the path of the text, from which pictures are named.
  Runs(Draft draft, String base, Map<String, String> relations, Set<String> notes, Styles styles) {
    this.draft = draft;
    this.base = base;
    this.relations = relations;
    this.notes = Set.copyOf(notes);
    this.styles = styles;
  }

  List<String> used() {
    return List.copyOf(labels.keySet());
  }

  String label(String note) {
    return labels.getOrDefault(note, "");
  }

  Element paragraph(Element paragraph) {
    var made = new Element("p");
    inside(paragraph, made);
    return made;
  }

  private void inside(Element parent, Element to) {
    for (var child : List.copyOf(parent.children())) {
      Interruption.check();
      one(child, to);
    }
  }

  private void one(Element child, Element to) {
    var name = Markup.name(child);
    switch (name) {
      case "t" -> to.appendChild(new TextNode(child.wholeText()));
      case "r" -> run(child, to);
      case "tab" -> to.appendText("\t");
      case "br", "cr" -> {
        if (!Docx.attribute(child, "type").equals("page")) {
          to.appendElement("br");
        }
      }
      case "nobreakhyphen" -> to.appendText("\u2011");
      case "softhyphen" -> to.appendText("\u00AD");
      case "sym" -> symbol(child, to);
      case "ruby" -> ruby(child, to);
      case "fldchar" -> {
        Equation.ruby(instruction.toString()).ifPresent(to::appendChild);
        instruction.setLength(0);
      }
      case "instrtext" -> instruction.append(child.wholeText());
      case "fldsimple" -> {
        Equation.ruby(Docx.attribute(child, "instr")).ifPresent(to::appendChild);
        inside(child, to);
      }
      // A paragraph inside another is one of a text box.
      case "p" -> {
        to.appendElement("br");
        inside(child, to);
      }
      case "txbxcontent" -> {
        inside(child, to);
        to.appendElement("br");
      }
      // Two forms of one thing: the newer one counts.
      case "alternatecontent" ->
          child.children().stream().limit(1).forEach(form -> inside(form, to));
      case "hyperlink" -> link(child, to);
      case "footnotereference" -> note("footnote-" + Docx.attribute(child, "id"), to);
      case "endnotereference" -> note("endnote-" + Docx.attribute(child, "id"), to);
      case "blip", "imagedata" -> picture(child, to);
      default -> {
        if (!LEFT_OUT.contains(name)) {
          inside(child, to);
        }
      }
    }
  }

  private void run(Element run, Element to) {
    var properties = Markup.child(run, "rpr");
    if (properties.filter(this::isHidden).isPresent()) {
      return;
    }
    var target = to;
    for (var mark : marks(properties.orElse(new Element("rpr")))) {
      target = target.appendElement(mark);
    }
    inside(run, target);
    var wrapper = to.lastElementChild();
    if (wrapper != null && !target.equals(to) && target.childNodeSize() == 0) {
      wrapper.remove();
    }
  }

  /// What the run says counts before what its style says.
  private boolean isHidden(Element properties) {
    return Markup.child(properties, "vanish").isPresent()
        ? isOn(properties, "vanish")
        : Markup.child(properties, "rstyle")
            .filter(style -> styles.isHidden(Docx.attribute(style, "val")))
            .isPresent();
  }

  private static List<String> marks(Element properties) {
    var marks = new ArrayList<String>();
    for (var mark : List.of("b", "i", "strike")) {
      if (isOn(properties, mark)) {
        marks.add(mark.equals("strike") ? "s" : mark);
      }
    }
    Markup.child(properties, "vertalign")
        .map(one -> Docx.attribute(one, "val"))
        .ifPresent(where -> {
          if (where.equals("superscript") || where.equals("subscript")) {
            marks.add(where.substring(0, 3));
          }
        });
    return marks;
  }

  /// True for a property that is there and not switched off.
  static boolean isOn(Element properties, String name) {
    return Markup.child(properties, name)
        .map(one -> !Docx.attribute(one, "val").matches("0|false|off|none"))
        .orElse(false);
  }

  /// Text over text, with the parts in elements that hold runs.
  private void ruby(Element ruby, Element to) {
    var made = to.appendElement("ruby");
    Markup.child(ruby, "rubybase").ifPresent(one -> inside(one, made));
    var said = new Element("rt");
    Markup.child(ruby, "rt").ifPresent(one -> inside(one, said));
    made.appendElement("rt").appendText(said.text());
  }

  /// Characters of symbol fonts lie in the private area; dingbats have no other meaning here.
  private static void symbol(Element symbol, Element to) {
    var code = Docx.attribute(symbol, "char");
    if (code.matches("[0-9A-Fa-f]{4}")) {
      var character = Integer.parseInt(code, 16);
      to.appendText(
          character >= 0xE000 && character < 0xF900 ? "•" : Character.toString(character));
    }
  }

  private void link(Element link, Element to) {
    var target = relations.getOrDefault(Docx.attribute(link, "id"), "");
    if (target.matches("(?i)(?:https?|mailto):.*")) {
      inside(link, to.appendElement("a").attr("href", target));
    } else {
      inside(link, to);
    }
  }

  private void note(String id, Element to) {
    if (notes.contains(id)) {
      var label = labels.computeIfAbsent(id, _ -> String.valueOf(labels.size() + 1));
      to.appendChild(Chapters.reference(id, label));
    }
  }

  private void picture(Element blip, Element to) {
    var id =
        Docx.attribute(blip, "embed").isEmpty()
            ? Docx.attribute(blip, "id")
            : Docx.attribute(blip, "embed");
    var target = relations.get(id);
    if (target == null) {
      return;
    }
    draft
        .files()
        .resolve(base, target)
        .ifPresent(file -> to.appendElement("img").attr("src", "/" + file).attr("alt", alt(blip)));
  }

  private static String alt(Element blip) {
    return blip.parents().stream()
        .filter(parent -> Markup.name(parent).matches("drawing|inline|anchor"))
        .flatMap(parent -> Markup.first(parent, "docpr").stream())
        .map(one -> Docx.attribute(one, "descr"))
        .findFirst()
        .orElse("");
  }
}
