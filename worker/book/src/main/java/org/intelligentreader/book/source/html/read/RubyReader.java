package org.intelligentreader.book.source.html.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.source.html.chapter.ChapterBuilder;
import org.intelligentreader.book.source.html.chapter.RubyKind;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.text.JsTrim;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Pairs the bases of one `ruby` element with its annotations while somebody else reads the bases
/// as text.
///
/// Source: <https://www.w3.org/TR/html-ruby-extensions/#segmentation-and-categorization>, without
/// its rare corners.
final class RubyReader {
  /// What stands beside the base: the reader keeps it in the HTML only.
  private static final Set<String> BESIDE = Set.of("rt", "rtc", "rp");

  private static final Pattern BRACKETED = Pattern.compile("[（(《〔]([^（(《〔）)》〕]+)[）)》〕]");

  private static final Pattern NOTE = Pattern.compile("[\\s\\[(（［*※]*\\d{0,4}[\\s\\])）］]*");

  private final ChapterBuilder chapter;
  private final RubySpans spans;
  private final Consumer<Node> reader;
  private final List<Span> bases = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private final List<String> second = new ArrayList<>();
  private boolean explicitBases;

  /// A picture without text is a base, or a part of one.
  private boolean picture;

  RubyReader(ChapterBuilder chapter, RubySpans spans, Consumer<Node> reader) {
    this.chapter = chapter;
    this.spans = spans;
    this.reader = reader;
  }

  void read(Element ruby) {
    for (var child : ruby.childNodes()) {
      var name = child instanceof Element element ? part(element) : "";
      switch (name) {
        case "rt" -> annotations.add(text((Element) child));
        case "rtc" -> container((Element) child);
        case "rp" -> {}
        case "rb" -> base(child, true);
        case "rbc" -> child.childNodes().forEach(base -> base(base, true));
        default -> base(child, false);
      }
      if (BESIDE.contains(name)) {
        reader.accept(child);
      }
    }
    pair();
  }

  /// What an element is to its ruby, by its name or what else makes it so.
  private String part(Element element) {
    if (spans.isAnnotation(element)) {
      return "rt";
    }
    return spans.isBase(element) ? "rb" : ElementKind.name(element);
  }

  /// A second annotation container repeats or translates the first one.
  private void container(Element rtc) {
    var inner =
        rtc.children().stream()
            .filter(e -> ElementKind.name(e).equals("rt"))
            .map(RubyReader::text)
            .toList();
    (annotations.isEmpty() ? annotations : second)
        .addAll(inner.isEmpty() ? List.of(text(rtc)) : inner);
  }

  private void base(Node node, boolean explicit) {
    var blank = node instanceof TextNode text && text.isBlank();
    if (!blank && !annotations.isEmpty()) {
      pair();
    }
    var start = chapter.paragraph().position();
    var pictures = chapter.picturesInParagraph();
    reader.accept(node);
    var end = chapter.paragraph().position();
    picture |= end == start && chapter.picturesInParagraph() > pictures;
    if (end < start) {
      bases.clear();
      return;
    }
    if (end == start || blank) {
      return;
    }
    if (explicit || bases.isEmpty() || explicitBases) {
      bases.add(new Span(start, end));
    } else {
      bases.set(bases.size() - 1, new Span(bases.getLast().start(), end));
    }
    explicitBases = explicit;
  }

  private void pair() {
    if (picture && bases.isEmpty() && !annotations.isEmpty()) {
      overPicture(String.join("", annotations));
    } else if (!bases.isEmpty()) {
      pair(annotations, false);
      pair(second, true);
    }
    bases.clear();
    annotations.clear();
    second.clear();
    explicitBases = false;
    picture = false;
  }

  /// Each base with its annotation, or all bases with all of them.
  private void pair(List<String> said, boolean gloss) {
    if (bases.size() == said.size()) {
      for (var i = 0; i < bases.size(); i++) {
        add(bases.get(i), said.get(i), gloss);
      }
    } else {
      add(new Span(bases.getFirst().start(), bases.getLast().end()), String.join("", said), gloss);
    }
  }

  /// Nobody knows the character in the picture, but how it is read: that stands for it.
  private void overPicture(String text) {
    if (RubyKind.of(text) != Ruby.Kind.EMPHASIS) {
      chapter.readPictureAs(text);
    }
  }

  /// What stands over a picture, too, or in a second row, is not the reading of the text.
  private void add(Span span, String text, boolean gloss) {
    if (!text.isEmpty()) {
      var kind = RubyKind.of(text);
      var beside = (picture || gloss) && kind == Ruby.Kind.READING;
      chapter.ruby(new Ruby(span, text, beside ? Ruby.Kind.GLOSS : kind));
    }
  }

  /// What stands over the base, without the numbers of notes in it.
  private static String text(Element element) {
    if (element.childrenSize() == 0) {
      return plain(element);
    }
    var copy = element.clone();
    copy.stream().filter(e -> !e.equals(copy) && isNoteMark(e)).toList().forEach(Element::remove);
    return plain(copy);
  }

  /// Brackets are for readers without ruby.
  private static String plain(Element element) {
    var text = JsTrim.trim(element.wholeText().replaceAll("[\\n\\r\\t]+", ""));
    var bracketed = BRACKETED.matcher(text);
    return bracketed.matches() ? bracketed.group(1) : text;
  }

  private static boolean isNoteMark(Element element) {
    var name = ElementKind.name(element);
    return (name.equals("a") || name.equals("sup")) && NOTE.matcher(element.wholeText()).matches();
  }
}
