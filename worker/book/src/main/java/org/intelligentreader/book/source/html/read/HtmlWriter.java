package org.intelligentreader.book.source.html.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/// Writes sanitised HTML by an allow-list: elements that only structure text, attributes that only
/// describe it. Nothing it writes can run, style or load anything but our own copies of pictures.
public final class HtmlWriter {
  private static final Set<String> ALLOWED =
      Set.of(
          "a",
          "abbr",
          "address",
          "article",
          "aside",
          "b",
          "bdi",
          "bdo",
          "blockquote",
          "br",
          "caption",
          "center",
          "cite",
          "code",
          "dd",
          "del",
          "details",
          "dfn",
          "div",
          "dl",
          "dt",
          "em",
          "figcaption",
          "figure",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "i",
          "img",
          "ins",
          "kbd",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "p",
          "pre",
          "q",
          "rb",
          "rp",
          "rt",
          "rtc",
          "ruby",
          "s",
          "samp",
          "section",
          "small",
          "span",
          "strong",
          "sub",
          "summary",
          "sup",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "time",
          "tr",
          "u",
          "ul",
          "var",
          "wbr");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");
  private static final Set<String> ATTRIBUTES =
      Set.of("lang", "dir", "title", "colspan", "rowspan", "start", "reversed");

  private static final String MARKED = "&<>\"'\u00A0";

  private final StringBuilder html = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();

  private record Open(String name, Map<String, String> attributes) {}

  /// Opens an element; one that is not allowed leaves only its content.
  public void open(Element element, Map<String, String> extra) {
    var name = ElementKind.name(element);
    var attributes = new LinkedHashMap<String, String>();
    if (element.attributesSize() > 0) {
      described(element, attributes);
    }
    // Maps of the JDK order differently in each run; the same book must give the same bytes.
    attributes.putAll(extra.size() > 1 ? new TreeMap<>(extra) : extra);
    var allowed = ALLOWED.contains(name);
    if (allowed) {
      start(name, attributes);
    }
    if (!VOID.contains(name)) {
      open.push(new Open(allowed ? name : "", attributes));
    }
  }

  private static void described(Element element, Map<String, String> attributes) {
    for (var attribute : element.attributes()) {
      var name = attribute.getKey().toLowerCase(Locale.ROOT);
      var key = name.equals("xml:lang") ? "lang" : name;
      if (ATTRIBUTES.contains(key)) {
        attributes.put(key, attribute.getValue());
      }
    }
  }

  void close(Element element) {
    if (!VOID.contains(ElementKind.name(element))) {
      end(open.pop());
    }
  }

  void text(String text) {
    html.append(escaped(text));
  }

  /// Ends the HTML of one chapter in the midst of its elements; the next one goes on inside the
  /// same elements.
  public String cut() {
    open.forEach(this::end);
    var done = html.toString();
    html.setLength(0);
    open.descendingIterator().forEachRemaining(this::again);
    return done;
  }

  private void again(Open element) {
    if (!element.name().isEmpty()) {
      var attributes = new LinkedHashMap<>(element.attributes());
      attributes.remove("id");
      start(element.name(), attributes);
    }
  }

  private void start(String name, Map<String, String> attributes) {
    html.append('<').append(name);
    attributes.forEach((key, value) ->
        html.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    html.append('>');
  }

  /// Most texts are letters and stops alone, which nothing needs to look at one by one.
  private static String escaped(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || MARKED.indexOf(c) >= 0 || Character.isSurrogate(c)) {
        return Entities.escape(text);
      }
    }
    return text;
  }

  private void end(Open element) {
    if (!element.name().isEmpty()) {
      html.append("</").append(element.name()).append('>');
    }
  }
}
