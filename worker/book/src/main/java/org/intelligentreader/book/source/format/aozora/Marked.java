package org.intelligentreader.book.source.format.aozora;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// A line without its marks, and what they say about its parts.
final class Marked {
  /// `name` is the element around the part; of a `ruby`, `said` stands over it, of an `img` it is
  /// the file.
  private record Part(int start, int end, String name, String said) {
    boolean crosses(Part other) {
      return start < other.end
          && other.start < end
          && !(start <= other.start && other.end <= end)
          && !(other.start <= start && end <= other.end);
    }
  }

  private static final int FAR = 1000;

  /// More in one line is no text of anybody.
  private static final int MOST = 2000;

  private final StringBuilder text = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();

  StringBuilder text() {
    return text;
  }

  void add(int start, int end, String name, String said) {
    var part = new Part(start, end, name, said);
    if (start >= 0
        && start <= end
        && parts.size() < MOST
        && parts.stream().noneMatch(part::crosses)) {
      parts.add(part);
    }
  }

  /// Puts ruby over a part that has none.
  void ruby(int start, int end, String said) {
    var isFree =
        parts.stream()
            .noneMatch(part -> part.name.equals("ruby") && part.start < end && start < part.end);
    if (isFree && start < end) {
      add(start, end, "ruby", said);
    }
  }

  /// The last place of `wanted`, or -1.
  int last(String wanted) {
    var from = Math.max(0, text.length() - FAR);
    var found = text.substring(from).lastIndexOf(wanted);
    return found < 0 ? -1 : from + found;
  }

  List<Node> nodes() {
    parts.sort(
        Comparator.comparingInt(Part::start)
            .thenComparing(Comparator.comparingInt(Part::end).reversed())
            .thenComparingInt(part -> part.name.equals("ruby") ? 1 : 0));
    var root = new Element("p");
    var done = new int[] {0};
    children(root, 0, text.length(), done);
    return List.copyOf(root.childNodes());
  }

  /// Writes the text from `from` to `to` and the parts inside it; `next` counts the parts.
  private void children(Element parent, int from, int to, int[] next) {
    var at = from;
    while (next[0] < parts.size()
        && parts.get(next[0]).start < Math.max(to, from + 1)
        && parts.get(next[0]).end <= to) {
      var part = parts.get(next[0]++);
      append(parent, at, part.start);
      at = part.end;
      element(parent, part, next);
    }
    append(parent, at, to);
  }

  private void element(Element parent, Part part, int[] next) {
    if (part.name.equals("img")) {
      parent.appendElement("img").attr("src", part.said).attr("alt", "");
      return;
    }
    var element = parent.appendElement(part.name);
    children(element, part.start, part.end, next);
    if (part.name.equals("ruby")) {
      element.appendElement("rt").appendText(part.said);
    }
  }

  private void append(Element parent, int from, int to) {
    if (from < to) {
      parent.appendChild(new TextNode(text.substring(from, to)));
    }
  }
}
