package org.intelligentreader.judge.browser;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.intelligentreader.judge.browser.PageSnapshot.Node;
import org.intelligentreader.judge.compare.Flow;
import org.intelligentreader.judge.compare.Gap;
import org.intelligentreader.judge.compare.Rule;

/// Reads the text of a laid-out page as `innerText` does, and the text that style sheets add.
///
/// Source: <https://html.spec.whatwg.org/multipage/dom.html#the-innertext-idl-attribute>.
final class PageWalk {
  private static final Pattern CONTROLS = Pattern.compile("[\\x80-\\x9F]");
  private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{S}#*•‣·※§†‡]+");
  private static final Pattern CDATA = Pattern.compile("(?s)\\[CDATA\\[(.*)]]");
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private final Flow flow = new Flow();
  private final Map<String, Integer> writingModes = new HashMap<>();
  private final Map<Rule, Integer> meant = new EnumMap<>(Rule.class);
  private final List<Node> pictures = new ArrayList<>();
  private final boolean plain;

  /// Where the last piece of a drawing's text stands.
  private String height = "";

  /// A `plain` walk is exactly `innerText`: with readings, and without what style sheets add.
  PageWalk(Node root, boolean plain) {
    this.plain = plain;
    node(root, "");
  }

  Flow flow() {
    return flow;
  }

  Map<String, Integer> writingModes() {
    return writingModes;
  }

  Map<Rule, Integer> meant() {
    return meant;
  }

  /// Elements that show a picture, in order.
  List<Node> pictures() {
    return pictures;
  }

  private void node(Node node, String parentDisplay) {
    var name = Nodes.name(node);
    if (node.isText()) {
      text(node, parentDisplay);
    } else if (Nodes.isReading(node) && !plain) {
      explain(Rule.RUBY_APART);
    } else if (name.equals("canvas") && !plain) {
      explain(Rule.FOR_PROGRAMS);
    } else if (name.equals("case") && !plain) {
      explain(Rule.ALTERNATIVES);
    } else if (node.pseudo()) {
      generated(node, name, parentDisplay);
    } else if (name.equals("math") && node.isShown()) {
      formula(node);
    } else if (name.equals("#comment") && !plain) {
      comment(node);
    } else if (name.equals("body") && !node.isShown() && !plain) {
      explain(Rule.MISPLACED_BODIES);
      hidden(node);
    } else if (!node.isShown() && Nodes.isNote(node) && !plain) {
      explain(Rule.HIDDEN_NOTES);
      hidden(node);
    } else {
      element(node, name, parentDisplay);
    }
  }

  private void element(Node node, String name, String parentDisplay) {
    var edge = edge(node, parentDisplay);
    flow.gap(edge);
    if (edge == Gap.UNJUDGED) {
      explain(Rule.BLOCKS_IN_LINE);
    }
    switch (name) {
      case "tspan" -> drawnLine(node);
      case "text" -> height = "";
      case "br" -> flow.gap(node.isShown() ? Gap.LINE : Gap.NONE);
      case "img", "image", "object", "embed", "video", "input" -> picture(node);
      default -> {}
    }
    if (node.framed().isPresent() && !plain) {
      flow.gap(Gap.LINE);
      node(node.framed().get(), "");
      flow.gap(Gap.LINE);
    }
    children(node);
    flow.gap(edge);
  }

  /// Chromium's `innerText` sees no lines in drawings.
  private void drawnLine(Node node) {
    var y = node.attribute("y");
    if (!plain && ((!y.equals(height) && !y.isEmpty()) || !node.attribute("dy").isEmpty())) {
      flow.gap(Gap.LINE);
      explain(Rule.DRAWN_LINES);
    }
    height = y.isEmpty() ? height : y;
  }

  private void children(Node node) {
    var display = node.style("display");
    for (var child : node.children()) {
      if (!child.name().equals("::after")) {
        node(child, display);
      }
    }
    node.children().stream()
        .filter(child -> child.name().equals("::after"))
        .forEach(child -> node(child, display));
  }

  /// The gap before and after an element.
  private Gap edge(Node node, String parentDisplay) {
    var display = node.style("display");
    if (!node.isShown() && Nodes.isBlock(node) && Nodes.hasShownText(node)) {
      return plain ? Gap.NONE : Gap.UNJUDGED;
    }
    if (!node.isShown() || display.isEmpty() || Nodes.name(node).equals("br")) {
      return Gap.NONE;
    }
    if (!node.style("float").equals("none") && Nodes.isInitial(node)) {
      return Gap.INITIAL;
    }
    if (Nodes.isBlock(node) && display.startsWith("inline")) {
      return plain ? Gap.NONE : Gap.UNJUDGED;
    }
    return switch (display) {
      case "table-cell" -> Gap.CELL;
      case "block", "flow-root", "list-item", "flex", "grid", "table", "math" ->
          parentDisplay.endsWith("flex") || parentDisplay.endsWith("grid") ? Gap.CELL : Gap.LINE;
      default ->
          display.startsWith("block ")
                  && (parentDisplay.endsWith("flex") || parentDisplay.endsWith("grid"))
              ? Gap.CELL
              : display.startsWith("block ") || display.startsWith("table-") ? Gap.LINE : Gap.NONE;
    };
  }

  private void text(Node node, String parentDisplay) {
    if (!node.isShown() && node.value().indexOf('\n') >= 0 && node.value().isBlank()) {
      // Chromium makes no box for white space after a space.
      flow.sourceLine();
    }
    if (!node.isShown() && !plain && node.value().isBlank() && parentDisplay.endsWith("table")) {
      explain(Rule.SPACES_IN_TABLES);
      flow.gap(Gap.UNJUDGED);
    }
    if (!node.isShown() || !node.style("visibility").equals("visible")) {
      return;
    }
    var before = flow.length();
    flow.text(
        plain ? node.value() : asSeen(node.value()),
        !node.style("white-space-collapse").equals("collapse"));
    var mode = node.style("writing-mode").startsWith("vertical") ? "vertical" : "horizontal";
    writingModes.merge(mode, flow.length() - before, Integer::sum);
    writingModes.merge(node.style("direction"), flow.length() - before, Integer::sum);
    if (node.value().indexOf('\u00AD') >= 0 || node.value().indexOf('\u200B') >= 0) {
      explain(Rule.INVISIBLE_CHARACTERS);
    }
  }

  private String asSeen(String text) {
    if (!CONTROLS.matcher(text).find()) {
      return text;
    }
    explain(Rule.CONTROL_REFERENCES);
    return CONTROLS
        .matcher(text)
        .replaceAll(c -> new String(c.group().getBytes(StandardCharsets.ISO_8859_1), WINDOWS));
  }

  private void generated(Node node, String name, String parentDisplay) {
    if (plain || !node.style("visibility").equals("visible")) {
      return;
    }
    if (name.equals("::marker") || node.style("content").contains("counter")) {
      explain(Rule.LIST_MARKERS);
    } else if (name.equals("::before") || name.equals("::after")) {
      var edge = edge(node, parentDisplay);
      flow.gap(edge);
      var keepsLines = !node.style("white-space-collapse").equals("collapse");
      node.texts().forEach(text -> flow.text(worded(text, edge == Gap.LINE), keepsLines));
      flow.gap(edge);
    }
  }

  /// Without the signs of a private font, and without what only adorns.
  private String worded(String text, boolean apart) {
    var words = text.replaceAll("\\p{Co}", "");
    if (words.length() < text.length()) {
      explain(Rule.PRIVATE_SIGNS);
    }
    if (words.isBlank()) {
      return words;
    }
    var hasLetter = words.codePoints().anyMatch(Character::isLetterOrDigit);
    if (ORNAMENT.matcher(words).matches() || (apart && !hasLetter)) {
      explain(Rule.ORNAMENTS);
      return " ";
    }
    return words;
  }

  private void comment(Node node) {
    var cdata = CDATA.matcher(node.value());
    if (cdata.matches()) {
      explain(Rule.CDATA_IN_HTML);
      flow.text(cdata.group(1), false);
    }
  }

  private void formula(Node node) {
    if (node.style("display").startsWith("block")) {
      flow.gap(Gap.LINE);
    }
    explain(Rule.FORMULAS);
    flow.picture(node.attribute("alttext"));
    flow.formula(Nodes.shownText(node));
    flow.endFormula();
    if (node.style("display").startsWith("block")) {
      flow.gap(Gap.LINE);
    }
  }

  /// A note as it would show; where its words end is not judged.
  private void hidden(Node node) {
    if (node.isText()) {
      flow.gap(Gap.UNJUDGED);
      flow.formula(node.value());
    } else if (!Nodes.isReading(node) && !Nodes.name(node).equals("script")) {
      node.children().forEach(this::hidden);
    }
    flow.gap(Gap.UNJUDGED);
  }

  private void picture(Node node) {
    if (node.isShown() && node.style("visibility").equals("visible")) {
      flow.picture(node.attribute("alt"));
      pictures.add(node);
    }
  }

  private void explain(Rule rule) {
    meant.merge(rule, 1, Integer::sum);
  }
}
