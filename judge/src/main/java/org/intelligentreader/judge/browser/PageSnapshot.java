package org.intelligentreader.judge.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page as Chromium has laid it out: its nodes, and the boxes of those that have one.
///
/// Source: <https://chromedevtools.github.io/devtools-protocol/tot/DOMSnapshot/>.
final class PageSnapshot {
  /// A node; `texts` are what its boxes show, generated text included.
  record Node(
      String name,
      String value,
      Map<String, String> attributes,
      List<Node> children,
      List<String> texts,
      Optional<Map<String, String>> style,
      boolean pseudo,
      Optional<Node> framed) {
    boolean isText() {
      return name.equals("#text") || name.equals("#cdata-section");
    }

    boolean isShown() {
      return style.isPresent();
    }

    String style(String property) {
      return style.map(all -> all.getOrDefault(property, "")).orElse("");
    }

    String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }
  }

  private final JsonArray strings;
  private final JsonArray documents;

  private PageSnapshot(JsonObject json) {
    strings = json.getAsJsonArray("strings");
    documents = json.getAsJsonArray("documents");
  }

  /// The root of the page.
  static Node root(JsonObject json) {
    return new PageSnapshot(json).document(0);
  }

  private Node document(int index) {
    var document = documents.get(index).getAsJsonObject();
    var nodes = document.getAsJsonObject("nodes");
    var boxes = new Boxes(document.getAsJsonObject("layout"));
    var parents = nodes.getAsJsonArray("parentIndex");
    var pseudo = rare(nodes, "pseudoType");
    var frames = rare(nodes, "contentDocumentIndex");
    var all = new ArrayList<Node>();
    for (var i = 0; i < parents.size(); i++) {
      var framed = Optional.ofNullable(frames.get(i)).map(this::document);
      all.add(
          new Node(
              string(nodes, "nodeName", i),
              string(nodes, "nodeValue", i),
              attributes(nodes.getAsJsonArray("attributes").get(i).getAsJsonArray()),
              new ArrayList<>(),
              boxes.texts.getOrDefault(i, List.of()),
              Optional.ofNullable(boxes.styles.get(i)),
              pseudo.containsKey(i),
              framed));
      var parent = parents.get(i).getAsInt();
      if (parent >= 0) {
        all.get(parent).children().add(all.get(i));
      }
    }
    return all.getFirst();
  }

  private String string(JsonObject table, String column, int row) {
    return string(table.getAsJsonArray(column).get(row).getAsInt());
  }

  private String string(int index) {
    return index < 0 ? "" : strings.get(index).getAsString();
  }

  private Map<String, String> attributes(JsonArray pairs) {
    var attributes = new HashMap<String, String>();
    for (var i = 0; i + 1 < pairs.size(); i += 2) {
      attributes.put(string(pairs.get(i).getAsInt()), string(pairs.get(i + 1).getAsInt()));
    }
    return attributes;
  }

  /// A column that few rows have.
  private static Map<Integer, Integer> rare(JsonObject nodes, String column) {
    var values = new HashMap<Integer, Integer>();
    if (nodes.has(column)) {
      var index = nodes.getAsJsonObject(column).getAsJsonArray("index");
      var value = nodes.getAsJsonObject(column).getAsJsonArray("value");
      for (var i = 0; i < index.size(); i++) {
        values.put(index.get(i).getAsInt(), value.get(i).getAsInt());
      }
    }
    return values;
  }

  /// The boxes of a document by their nodes.
  private final class Boxes {
    private final Map<Integer, List<String>> texts = new HashMap<>();
    private final Map<Integer, Map<String, String>> styles = new HashMap<>();

    Boxes(JsonObject layout) {
      var nodes = layout.getAsJsonArray("nodeIndex");
      for (var i = 0; i < nodes.size(); i++) {
        var node = nodes.get(i).getAsInt();
        var text = layout.getAsJsonArray("text").get(i).getAsInt();
        if (text >= 0) {
          texts.computeIfAbsent(node, _ -> new ArrayList<>()).add(string(text));
        }
        var style = layout.getAsJsonArray("styles").get(i).getAsJsonArray();
        if (!styles.containsKey(node) && !style.isEmpty()) {
          styles.put(node, named(style));
        }
      }
    }

    private Map<String, String> named(JsonArray values) {
      var style = new HashMap<String, String>();
      for (var i = 0; i < values.size(); i++) {
        style.put(Chromium.STYLES.get(i), string(values.get(i).getAsInt()));
      }
      return style;
    }
  }
}
