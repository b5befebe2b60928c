package org.intelligentreader.book.source.epub;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.model.Cover;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.epub.publication.PackageDocument.Reference;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.picture.ImageType;
import org.intelligentreader.book.source.html.picture.Pictures;
import org.intelligentreader.book.source.html.picture.Thumbnail;
import org.jsoup.nodes.Element;

/// Finds the cover: `cover-image` property, `meta name="cover"`, guide; without any of them a
/// picture that is called so; then the first picture of the first documents.
final class CoverFinder {
  private static final int FIRST_DOCUMENTS = 3;

  /// A picture that its file name calls the cover, not the back cover and not `discovery`.
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*/)?(front[-_ ]?)?(cover|表紙|封面)([-_ .0-9]*|[-_ ]?(image|img|page|front))\\.\\w+");

  private final Epub epub;
  private final Pictures pictures;

  CoverFinder(Epub epub, Pictures pictures) {
    this.epub = epub;
    this.pictures = pictures;
  }

  Cover find() throws BadBookException {
    var fallback = Optional.<Image>empty();
    for (var image : declared()) {
      var cover = thumbnail(image);
      if (cover.isPresent()) {
        return cover.get();
      }
      if (image.mediaType().equals(ImageType.SVG.mediaType())) {
        epub.warnings()
            .add(Code.COVER_UNREADABLE, image.name(), "a drawing; kept without a thumbnail");
        return new Cover(Optional.empty(), Optional.of(image.name()));
      }
      fallback = fallback.or(() -> Optional.of(image));
    }
    for (var path : documents()) {
      var item = epub.packageDocument().itemAt(path);
      var image = item.isPresent() ? picture(item.get()) : firstPicture(path);
      var cover = image.flatMap(this::thumbnail);
      if (cover.isPresent()) {
        return cover.get();
      }
      fallback = fallback.or(() -> image);
    }
    return new Cover(Optional.empty(), fallback.map(Image::name));
  }

  private Optional<Cover> thumbnail(Image image) {
    return Thumbnail.of(image, epub.warnings())
        .map(url -> new Cover(Optional.of(url), Optional.of(image.name())));
  }

  private List<Image> declared() throws BadBookException {
    var book = epub.packageDocument();
    var images = new LinkedHashSet<Image>();
    for (var item :
        Stream.concat(
                book.withProperty("cover-image").stream(),
                Optional.ofNullable(book.metadata().meta().get("cover"))
                    .flatMap(this::byIdOrHref)
                    .stream())
            .toList()) {
      picture(item).ifPresent(images::add);
    }
    if (images.isEmpty() && guide().findAny().isEmpty()) {
      for (var item : book.items()) {
        if (item.isImage() && NAME.matcher(item.path()).matches()) {
          picture(item).ifPresent(images::add);
        }
      }
    }
    return List.copyOf(images);
  }

  /// The picture of a file; of a drawing around a photograph, and of a page, the photograph.
  private Optional<Image> picture(ManifestItem item) throws BadBookException {
    if (!item.isImage() || item.isSvg()) {
      var inside = firstPicture(item.path());
      if (inside.isPresent() || !item.isImage()) {
        return inside;
      }
    }
    return pictures.find(item.path(), item.path().substring(item.path().lastIndexOf('/') + 1));
  }

  private Optional<ManifestItem> byIdOrHref(String name) {
    var book = epub.packageDocument();
    return Optional.ofNullable(book.manifest().get(name))
        .or(() -> epub.container().resolve(book.path(), name).flatMap(book::itemAt))
        .filter(item -> item.isImage() || item.isXhtml());
  }

  private List<String> documents() {
    var first =
        epub.packageDocument().spine().items().stream()
            .limit(FIRST_DOCUMENTS)
            .map(item -> item.item().path());
    return Stream.concat(guide(), first).distinct().toList();
  }

  private Stream<String> guide() {
    var book = epub.packageDocument();
    return book.guide().stream()
        .filter(reference -> reference.type().equals("cover"))
        .map(Reference::href)
        .flatMap(href -> epub.container().resolve(book.path(), href).stream());
  }

  private Optional<Image> firstPicture(String path) throws BadBookException {
    return epub.document(path).stream()
        .flatMap(element -> reference(element).stream())
        .flatMap(reference -> pictures.find(path, reference).stream())
        .findFirst();
  }

  private static Optional<String> reference(Element element) {
    return switch (ElementKind.name(element)) {
      case "img" -> Optional.of(element.attr("src"));
      case "image" ->
          Optional.of(
              element.hasAttr("xlink:href") ? element.attr("xlink:href") : element.attr("href"));
      default -> Optional.empty();
    };
  }
}
