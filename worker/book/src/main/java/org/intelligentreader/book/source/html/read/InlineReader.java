package org.intelligentreader.book.source.html.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.source.html.element.DrawnLine;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.Formula;
import org.intelligentreader.book.source.html.element.InlineMarks;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.html.picture.PictureSources;
import org.jsoup.nodes.Element;

/// Writes the elements that stand in a line: pictures, links and marks, ruby, formulas, drawings.
/// The reader of the document reads what is inside them.
final class InlineReader {
  private final DocumentReader reader;
  private final Writing at;
  private final Visibility visibility;
  private final RubySpans rubySpans;
  private final BookContext book;
  private final PictureReader pictures;

  InlineReader(
      DocumentReader reader,
      Writing at,
      Visibility visibility,
      RubySpans rubySpans,
      BookContext book,
      PictureReader pictures) {
    this.reader = reader;
    this.at = at;
    this.visibility = visibility;
    this.rubySpans = rubySpans;
    this.book = book;
    this.pictures = pictures;
  }

  void read(Element element) {
    switch (ElementKind.name(element)) {
      case "br" -> lineBreak(element);
      case "img", "image" -> pictures.read(element, PictureSources.of(element));
      case "svg" -> {
        if (!pictures.drawing(element)) {
          span(element);
        }
      }
      case "object", "embed" -> object(element);
      case "iframe" -> {
        if (!pictures.embedded(element, element.attr("src"))) {
          frame(element, element.attr("src"));
        }
      }
      case "video" -> pictures.poster(element);
      // Browsers play and draw them; what stands inside is for those that cannot.
      case "audio", "canvas" -> at.anchor(element);
      case "math" -> math(element);
      case "q" -> quotation(element);
      case "tspan" -> line(element);
      case "ruby" -> ruby(element);
      case "td", "th" -> cell(element);
      case "switch" -> alternatives(element);
      default -> span(element);
    }
  }

  private void lineBreak(Element element) {
    at.chapter().paragraph().lineBreak();
    at.html().open(element, Map.of());
  }

  private void cell(Element element) {
    at.chapter().paragraph().cellBreak();
    span(element);
  }

  void span(Element element) {
    var target = InlineMarks.href(element).flatMap(href -> book.link(at.path(), href));
    var attributes = new HashMap<>(at.anchor(element));
    target.map(InlineMarks::htmlHref).ifPresent(attributes::putAll);
    at.html().open(element, attributes);
    var kinds = kinds(element);
    kinds.forEach(meaning ->
        at.chapter().open(meaning, meaning == Mark.Kind.SUPERSCRIPT ? Optional.empty() : target));
    reader.children(element);
    kinds.forEach(meaning -> at.chapter().close());
    at.html().close(element);
  }

  /// What an element means, and that a style sheet raises it.
  private List<Mark.Kind> kinds(Element element) {
    var kind = InlineMarks.kind(element);
    var raised =
        Optional.of(Mark.Kind.SUPERSCRIPT).filter(_ -> visibility.style().isRaised(element));
    return Stream.concat(kind.stream(), raised.stream()).distinct().toList();
  }

  /// The letters and signs of a formula as they are seen; where there are none, its description,
  /// unless that is TeX.
  private void math(Element element) {
    at.anchor(element);
    var signs = Formula.signs(element);
    var text = signs.isEmpty() ? Formula.words(element) : signs;
    at.write(text, false);
  }

  /// The signs around a quotation, which browsers add.
  private void quotation(Element element) {
    var marks = visibility.quotationMarks(element);
    at.add(marks.opening());
    span(element);
    at.add(marks.closing());
  }

  /// Text of a drawing that has a place of its own.
  private void line(Element element) {
    switch (DrawnLine.of(element)) {
      case OTHER -> at.chapter().paragraph().lineBreak();
      case APART -> at.chapter().paragraph().collapse(" ");
      case SAME -> {}
    }
    span(element);
  }

  /// The page that a frame shows, as a part of this one.
  private boolean frame(Element element, String reference) {
    at.anchor(element);
    var page = book.page(at.path(), reference);
    if (page.isEmpty()) {
      return false;
    }
    at.endParagraph();
    var outer = at.path();
    at.moveTo(page.get().path());
    at.chapter().anchor(at.path() + "#");
    reader.children(page.get().body());
    at.endParagraph();
    at.moveTo(outer);
    return true;
  }

  void ruby(Element element) {
    var ruby = new Element("ruby");
    at.html().open(ruby, at.anchor(element));
    new RubyReader(at.chapter(), rubySpans, reader::node).read(element);
    at.html().close(ruby);
  }

  void annotation(Element element, String name) {
    var part = new Element(name);
    at.html().open(part, Map.of());
    at.html().text(element.wholeText());
    at.html().close(part);
  }

  /// `epub:switch`: what everybody can show, which is the default.
  private void alternatives(Element element) {
    element.children().stream()
        .filter(child -> ElementKind.name(child).equals("default"))
        .findFirst()
        .or(() -> element.children().stream().findFirst())
        .ifPresent(reader::children);
  }

  private void object(Element element) {
    var reference = element.hasAttr("data") ? element.attr("data") : element.attr("src");
    if (!pictures.embedded(element, reference) && !frame(element, reference)) {
      span(element);
    }
  }
}
