package org.intelligentreader.book.source.html.picture;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Where elements have their pictures from.
public final class PictureSources {
  private static final Pattern NAME =
      Pattern.compile("(?i)[^?#]*\\.(svg|png|jpe?g|gif|webp|bmp|avif|jxl|tiff?)([?#].*)?");

  /// One of a `srcset`: an address, and for which screens. An address may hold commas inside.
  private static final Pattern CANDIDATE = Pattern.compile("\\s*,*\\s*(\\S*[^\\s,])");

  private static final Set<String> SEEN =
      Set.of("img", "image", "svg", "object", "embed", "video", "iframe", "math", "hr", "input");

  private PictureSources() {}

  /// The reference of an `img` or `image`: what browsers load first.
  public static String of(Element image) {
    return Stream.of("src", "xlink:href", "href")
        .map(image::attr)
        .filter(reference -> !reference.isBlank())
        .findFirst()
        .or(() -> candidate(image))
        .or(() -> sources(image).flatMap(source -> candidate(source).stream()).findFirst())
        .orElse("");
  }

  private static Stream<Element> sources(Element image) {
    return Optional.ofNullable(image.parent()).stream()
        .filter(parent -> ElementKind.name(parent).equals("picture"))
        .flatMap(picture -> picture.children().stream())
        .filter(child -> ElementKind.name(child).equals("source"));
  }

  private static Optional<String> candidate(Element element) {
    var matcher = CANDIDATE.matcher(element.attr("srcset"));
    return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// True for what is a picture by its type, or by its name where no type is given.
  public static boolean isPicture(String type, String reference) {
    return type.strip().startsWith("image/")
        || reference.startsWith("data:image/")
        || (type.isBlank() && NAME.matcher(reference).matches());
  }

  /// True for an element that shows nothing but what lies behind it.
  public static boolean isEmpty(Element element) {
    return element.nodeStream(TextNode.class).allMatch(TextNode::isBlank)
        && element.stream().skip(1).map(ElementKind::name).noneMatch(SEEN::contains)
        && !ElementKind.name(element).equals("hr");
  }
}
