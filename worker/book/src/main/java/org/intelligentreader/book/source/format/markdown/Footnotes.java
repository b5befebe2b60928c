package org.intelligentreader.book.source.format.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Footnotes, which CommonMark does not have: `[^name]` in the text, `[^name]: …` where a paragraph
/// begins, further paragraphs indented.
///
/// Source: <https://pandoc.org/MANUAL.html#footnotes>.
final class Footnotes {
  private static final Pattern DEFINITION =
      Pattern.compile(" {0,3}\\[\\^(?<name>[^\\]\\s]{1,100})\\]:[ \\t]*(?<text>.*)");
  private static final Pattern REFERENCE = Pattern.compile("\\[\\^([^\\]\\s]{1,100})\\]");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");
  private static final Pattern INDENT = Pattern.compile("(?: {2,4}|\\t)(?<text>.*)");
  private static final Set<String> LITERAL = Set.of("code", "pre", "a");

  private final StringBuilder text = new StringBuilder();
  private final SequencedMap<String, StringBuilder> definitions = new LinkedHashMap<>();

  /// Numbers by name, in the order of their first marks.
  private final SequencedMap<String, Integer> numbers = new LinkedHashMap<>();

  private Footnotes() {}

  static Footnotes of(String markdown) {
    var footnotes = new Footnotes();
    footnotes.divide(markdown.lines().toList());
    return footnotes;
  }

  /// The text without what its notes say.
  String text() {
    return text.toString();
  }

  private void divide(List<String> lines) {
    var isLiteral = false;
    var note = Optional.<StringBuilder>empty();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      isLiteral ^= FENCE.matcher(line).matches();
      var definition = DEFINITION.matcher(line);
      if (!isLiteral && definition.matches()) {
        note = Optional.of(new StringBuilder(definition.group("text")));
        definitions.putIfAbsent(definition.group("name"), note.get());
      } else if (note.isPresent() && goesOn(lines, i)) {
        note.get().append('\n').append(dedented(line));
      } else {
        note = Optional.empty();
        text.append(line).append('\n');
      }
    }
  }

  /// A line of the note's paragraph, an indented one, or an empty one before an indented one.
  private static boolean goesOn(List<String> lines, int index) {
    var line = lines.get(index);
    if (line.isBlank()) {
      return index + 1 < lines.size() && INDENT.matcher(lines.get(index + 1)).matches();
    }
    return INDENT.matcher(line).matches() || !lines.get(index - 1).isBlank();
  }

  private static String dedented(String line) {
    var indented = INDENT.matcher(line);
    return indented.matches() ? indented.group("text") : line;
  }

  /// Makes links of the marks in `body` and puts the notes at its end. `rendered` makes the content
  /// of a note.
  void link(Element body, Function<String, Element> rendered) {
    marks(body);
    var notes = new LinkedHashMap<String, Element>();
    // A note may refer to another.
    while (notes.size() < numbers.size()) {
      for (var name : List.copyOf(numbers.keySet())) {
        if (!notes.containsKey(name)) {
          Interruption.check();
          notes.put(name, note(name, rendered));
        }
      }
    }
    for (var name : definitions.keySet()) {
      notes.computeIfAbsent(name, _ -> note(name, rendered));
    }
    notes.values().forEach(body::appendChild);
  }

  private Element note(String name, Function<String, Element> rendered) {
    var content = rendered.apply(definitions.getOrDefault(name, new StringBuilder()).toString());
    marks(content);
    var note = new Element("aside").attr("epub:type", "footnote").attr("id", "fn-" + name);
    var number = numbers.get(name);
    if (number != null) {
      var first = Optional.ofNullable(content.selectFirst("p")).orElse(content);
      first.prependText(" ");
      first.prependElement("a").attr("href", "#fnref-" + name).appendText(String.valueOf(number));
    }
    return note.appendChildren(List.copyOf(content.childNodes()));
  }

  private void marks(Element content) {
    var texts =
        content
            .nodeStream(TextNode.class)
            .filter(one -> one.getWholeText().contains("[^") && !isLiteral(one))
            .toList();
    texts.forEach(this::marks);
  }

  private static boolean isLiteral(TextNode node) {
    for (var parent = node.parent(); parent != null; parent = parent.parent()) {
      if (LITERAL.contains(parent.normalName())) {
        return true;
      }
    }
    return false;
  }

  /// All at once: a paragraph may have very many.
  private void marks(TextNode node) {
    var whole = node.getWholeText();
    var parts = new ArrayList<Node>();
    var end = 0;
    for (var mark = REFERENCE.matcher(whole); mark.find(); ) {
      var name = mark.group(1);
      if (definitions.containsKey(name)) {
        parts.add(new TextNode(whole.substring(end, mark.start())));
        parts.add(reference(name));
        end = mark.end();
      }
    }
    node.text(whole.substring(end));
    var parent = node.parent();
    if (parent != null) {
      parent.insertChildren(node.siblingIndex(), parts);
    }
  }

  private Element reference(String name) {
    var link = new Element("a").attr("epub:type", "noteref").attr("href", "#fn-" + name);
    if (!numbers.containsKey(name)) {
      numbers.put(name, numbers.size() + 1);
      link.attr("id", "fnref-" + name);
    }
    link.appendText(String.valueOf(numbers.get(name)));
    return new Element("sup").appendChild(link);
  }
}
