package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Converters of printed pages make a paragraph of each line, or end each line with `br`. Where the
/// lines of a page are nearly as wide as each other and many of them go on in small letters, a line
/// that a sentence runs over is joined to the next; every other line stays as it is.
public final class PrintedLines {
  private static final int ENOUGH = 12;
  private static final int NARROWEST = 24;
  private static final double FULL = 0.8;
  private static final double MOSTLY = 0.6;
  private static final double OFTEN = 0.4;
  private static final double WIDE_SHARE = 0.9;
  private static final int LAST_NARROW = 0x2E80;

  private static final Set<String> LINES = Set.of("p", "div");
  private static final Pattern VERSE =
      Pattern.compile("(?i).*(verse|poem|poetry|stanza|lyric|strophe|\\bline|song|code).*");
  private static final Pattern ENDED =
      Pattern.compile("(?s).*[\\d.!?…:;。！？：；」』”’\"')）\\]】》*—]\\s*");

  private final Element body;
  private int joined;

  private PrintedLines(Element body) {
    this.body = body;
  }

  /// Joins such lines in `body`; gives the number of lines that went to others.
  public static int join(Element body) {
    var lines = new PrintedLines(body);
    lines.join();
    return lines.joined;
  }

  private void join() {
    for (var parent : body.stream().filter(one -> one.childrenSize() >= ENOUGH).toList()) {
      Interruption.check();
      paragraphs(parent);
      breaks(parent);
    }
  }

  /// Paragraphs that stand beside each other.
  private void paragraphs(Element parent) {
    var run = new ArrayList<Element>();
    for (var child : List.copyOf(parent.children())) {
      if (!run.isEmpty() && !isSameKind(run.getLast(), child)) {
        join(run);
        run.clear();
      }
      if (isLine(child)) {
        run.add(child);
      }
    }
    join(run);
  }

  private void join(List<Element> run) {
    join(run.stream().map(Element::text).toList(), i -> append(run, i));
  }

  /// Moves what is in a line to the end of the line before, which may have moved itself.
  private static void append(List<Element> run, int at) {
    var before = run.get(at - 1);
    var line = run.get(at);
    before.appendChild(new TextNode("\n"));
    if (line.id().isEmpty()) {
      List.copyOf(line.childNodes()).forEach(before::appendChild);
    } else {
      var place = before.appendElement("span").attr("id", line.id());
      List.copyOf(line.childNodes()).forEach(place::appendChild);
    }
    line.remove();
    run.set(at, before);
  }

  /// Lines that end with `br`.
  private void breaks(Element parent) {
    if (VERSE.matcher(parent.className()).matches() || ElementKind.name(parent).equals("pre")) {
      return;
    }
    var breaks = new ArrayList<Element>();
    var texts = new ArrayList<String>();
    var text = new StringBuilder();
    for (var node : parent.childNodes()) {
      if (node instanceof Element element && ElementKind.name(element).equals("br")) {
        breaks.add(element);
        texts.add(text.toString().strip());
        text.setLength(0);
      } else if (node instanceof Element element && ElementKind.isBlock(element)) {
        return;
      } else {
        text.append(words(node));
      }
    }
    texts.add(text.toString().strip());
    join(texts, i -> breaks.get(i - 1).replaceWith(new TextNode("\n")));
  }

  private static String words(Node node) {
    return switch (node) {
      case TextNode words -> words.text();
      case Element element -> element.text();
      default -> "";
    };
  }

  private void join(List<String> texts, IntConsumer toTheLineBefore) {
    var width = width(texts);
    if (texts.size() < ENOUGH || width < NARROWEST || !arePrinted(texts, width)) {
      return;
    }
    for (var i = 1; i < texts.size(); i++) {
      if (goesOn(texts, i, width)) {
        toTheLineBefore.accept(i);
        joined++;
      }
    }
  }

  /// Most lines are full, and many of them go on.
  private static boolean arePrinted(List<String> texts, int width) {
    var filled = texts.stream().filter(text -> !text.isEmpty()).toList();
    var full = filled.stream().filter(text -> isFull(text, width)).count();
    var going = 0;
    for (var i = 1; i < texts.size(); i++) {
      going += goesOn(texts, i, width) ? 1 : 0;
    }
    return full >= MOSTLY * filled.size() && going >= OFTEN * (filled.size() - 1);
  }

  /// True when the sentence of the line before runs over into this one.
  private static boolean goesOn(List<String> texts, int at, int width) {
    var before = texts.get(at - 1);
    var text = texts.get(at);
    if (before.isEmpty() || text.isEmpty() || !isFull(before, width)) {
      return false;
    }
    var first = text.codePointAt(0);
    return !ENDED.matcher(before).matches()
        && (Character.isLowerCase(first)
            || (isWide(first) && isWide(before.codePointBefore(before.length()))));
  }

  private static boolean isFull(String text, int width) {
    return width(text) >= FULL * width;
  }

  /// How wide nearly all lines are at most.
  private static int width(List<String> texts) {
    var widths =
        texts.stream().mapToInt(PrintedLines::width).filter(width -> width > 0).sorted().toArray();
    return widths.length == 0 ? 0 : widths[(int) ((widths.length - 1) * WIDE_SHARE)];
  }

  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= LAST_NARROW && Character.isLetter(c);
  }

  private static boolean isSameKind(Element one, Element other) {
    return ElementKind.name(one).equals(ElementKind.name(other))
        && one.className().equals(other.className())
        && isLine(other);
  }

  /// A paragraph of text in a line.
  private static boolean isLine(Element element) {
    return LINES.contains(ElementKind.name(element))
        && element.hasText()
        && !isVerse(element)
        && element.stream()
            .skip(1)
            .noneMatch(inner -> ElementKind.isBlock(inner) || isOther(ElementKind.name(inner)));
  }

  /// Lines that a book calls so are lines.
  private static boolean isVerse(Element element) {
    return VERSE.matcher(element.className()).matches()
        || (element.parent() != null && VERSE.matcher(element.parent().className()).matches());
  }

  private static boolean isOther(String name) {
    return Set.of("br", "img", "image", "svg", "math", "object", "ruby").contains(name);
  }
}
