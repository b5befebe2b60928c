package org.intelligentreader.book.source.html.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.source.html.chapter.Gaiji;
import org.intelligentreader.book.source.html.chapter.SmallPicture;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.LineText;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.html.picture.PictureSources;
import org.jsoup.nodes.Element;

/// Reads what a document shows as pictures: in a line, as a block of its own, or as the letters
/// that they stand for.
final class PictureReader {
  private static final Set<String> WORDS_OF_DRAWINGS = Set.of("text", "body");

  private final Writing at;
  private final Visibility visibility;
  private final BookContext book;

  PictureReader(Writing at, Visibility visibility, BookContext book) {
    this.at = at;
    this.visibility = visibility;
    this.book = book;
  }

  /// The picture of an `img` or its like.
  void read(Element element, String reference) {
    at.anchor(element);
    if (!at.isSeen()) {
      return;
    }
    var alt = element.attr("alt").strip();
    var found = book.picture(at.path(), reference, alt);
    var next = LineText.after(element, visibility);
    var around = new Gaiji.Neighbours(at.chapter().paragraph(), next);
    var text = Gaiji.text(element, alt, reference, around);
    if (found.isEmpty()) {
      text.ifPresent(at.chapter().paragraph()::collapse);
      at.html().text(text.orElse(alt));
    } else if (text.isPresent()) {
      at.chapter().pictureOfText(found.get(), text.get());
      write(found.get());
    } else {
      inLine(element, found.get());
    }
  }

  /// Shows what an element embeds, if it is a picture.
  boolean embedded(Element element, String reference) {
    var found =
        PictureSources.isPicture(element.attr("type"), reference)
            ? book.picture(at.path(), reference, "")
            : Optional.<Block.Picture>empty();
    found.ifPresent(picture -> {
      at.anchor(element);
      inLine(element, picture);
    });
    return found.isPresent();
  }

  void poster(Element video) {
    if (video.hasAttr("poster")) {
      read(video, video.attr("poster"));
    } else {
      at.anchor(video);
    }
  }

  /// A drawing without words stands in its line as pictures do.
  static boolean isDrawing(Element element) {
    return ElementKind.name(element).equals("svg")
        && element.stream().map(ElementKind::name).noneMatch(WORDS_OF_DRAWINGS::contains);
  }

  /// Shows the shapes of a drawing; false when it has none, or only shows other pictures.
  boolean drawing(Element svg) {
    if (svg.childrenSize() == 0 || svg.stream().map(ElementKind::name).anyMatch("image"::equals)) {
      return false;
    }
    at.anchor(svg);
    book.drawing(at.path(), svg).ifPresent(picture -> inLine(svg, picture));
    return true;
  }

  /// The picture of an element that shows nothing else.
  void background(Element element) {
    visibility
        .style()
        .background(element, at.path())
        .filter(_ -> PictureSources.isEmpty(element))
        .flatMap(one -> book.picture(one.base(), one.reference(), ""))
        .ifPresent(this::show);
  }

  /// A picture by itself.
  void show(Block.Picture picture) {
    if (at.isSeen()) {
      at.endParagraph();
      at.chapter().picture(picture);
      write(picture);
    }
  }

  /// A picture among the text of its line, if there is any.
  private void inLine(Element element, Block.Picture picture) {
    if (at.isSeen()) {
      at.chapter().pictureInLine(picture, SmallPicture.is(element, () -> book.pixels(picture)));
      write(picture);
    }
  }

  private void write(Block.Picture picture) {
    at.html()
        .open(new Element("img"), Map.of("src", "images/" + picture.name(), "alt", picture.alt()));
  }
}
