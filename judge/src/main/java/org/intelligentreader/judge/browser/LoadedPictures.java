package org.intelligentreader.judge.browser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.judge.browser.PageSnapshot.Node;
import org.intelligentreader.judge.browser.ShownPage.ShownPicture;

/// Which of a page's pictures load, by the names that the bundle gives them.
final class LoadedPictures {
  private static final int NAME_BYTES = 8;

  private final BookFiles files;
  private final String path;

  LoadedPictures(BookFiles files, String path) {
    this.files = files;
    this.path = path;
  }

  /// `loaded` says of each `img` of the page in order whether it has a size.
  List<ShownPicture> of(List<Node> nodes, List<Boolean> loaded) {
    var pictures = new ArrayList<ShownPicture>();
    for (var node : nodes) {
      var reference = reference(node);
      if (!reference.isEmpty() && !reference.startsWith("data:") && !isRemote(reference)) {
        named(BookFiles.resolve(path, reference)).ifPresent(pictures::add);
      }
    }
    // A picture that is there but damaged shows nothing; which one it is does not matter much.
    var broken = loaded.stream().filter(one -> !one).count();
    return broken == loaded.size() && nodes.size() == loaded.size() ? List.of() : pictures;
  }

  private static String reference(Node node) {
    return switch (Nodes.name(node)) {
      case "img", "embed" -> node.attribute("src");
      case "image" ->
          node.attribute("xlink:href").isEmpty()
              ? node.attribute("href")
              : node.attribute("xlink:href");
      case "object" -> node.attribute("data");
      case "video" -> node.attribute("poster");
      case "input" -> node.attribute("type").equals("image") ? node.attribute("src") : "";
      default -> "";
    };
  }

  private static boolean isRemote(String reference) {
    return reference.matches("(?i)([a-z][a-z0-9+.-]*:|//).*");
  }

  Optional<ShownPicture> named(String file) {
    return files
        .bytes(file)
        .flatMap(bytes -> name(bytes))
        .map(name -> new ShownPicture(name, file));
  }

  /// The name without its ending; empty for an SVG; none for what no browser shows.
  private static Optional<String> name(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
    if (head.contains("<svg") || head.contains(":svg")) {
      return Optional.of("");
    }
    var known =
        head.startsWith("\u0089PNG")
            || head.startsWith("\u00FF\u00D8\u00FF")
            || head.startsWith("GIF8")
            || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
            || head.startsWith("BM")
            || head.startsWith("ftypavif", 4);
    return known ? Optional.of(hash(bytes)) : Optional.empty();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
