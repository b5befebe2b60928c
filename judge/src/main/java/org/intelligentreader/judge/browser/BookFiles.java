package org.intelligentreader.judge.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The files of an EPUB and the pages of its spine, found without the code that is judged.
final class BookFiles {
  static final BookFiles NONE = new BookFiles();

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> byFolded = new HashMap<>();
  private final Map<String, String> mediaTypes = new HashMap<>();
  private final List<Page> spine = new ArrayList<>();

  /// A page of the spine.
  record Page(String path, String mediaType, boolean linear) {
    boolean isPicture() {
      return mediaType.startsWith("image/") && !mediaType.contains("svg");
    }

    boolean isForeign() {
      return !mediaType.contains("html") && !mediaType.startsWith("image/");
    }
  }

  /// A file as the server sends it.
  static final class Sent {
    private final byte[] bytes;
    private final String mediaType;

    Sent(byte[] bytes, String mediaType) {
      this.bytes = bytes;
      this.mediaType = mediaType;
    }

    byte[] bytes() {
      return bytes;
    }

    String mediaType() {
      return mediaType;
    }
  }

  private BookFiles() {}

  static BookFiles of(Path epub) throws IOException {
    var book = new BookFiles();
    try (var zip = new ZipFile(epub.toFile())) {
      for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        try (var in = zip.getInputStream(entry)) {
          book.files.put(entry.getName(), in.readAllBytes());
          book.byFolded.putIfAbsent(folded(entry.getName()), entry.getName());
        }
      }
    }
    book.readPackage();
    return book;
  }

  List<Page> spine() {
    return spine;
  }

  Optional<byte[]> bytes(String path) {
    return real(path).flatMap(name -> Optional.ofNullable(files.get(name)));
  }

  /// The file's own spelling of a path.
  Optional<String> real(String path) {
    return files.containsKey(path)
        ? Optional.of(path)
        : Optional.ofNullable(byFolded.get(folded(path)));
  }

  Optional<Sent> find(String path, ParsingMode reading) {
    return real(path)
        .map(name -> {
          var bytes = files.getOrDefault(name, new byte[0]);
          var type = mediaTypes.getOrDefault(name, guess(name));
          if (type.equals("text/css")) {
            // Or a page in UTF-16 would have its style sheets in UTF-16.
            return new Sent(bytes, "text/css; charset=utf-8");
          }
          if (!isPage(type)) {
            return new Sent(bytes, type.startsWith("font/") ? "" : type);
          }
          return new Sent(
              reading.prepare(bytes), reading == ParsingMode.HTML ? "text/html" : xhtml(type));
        });
  }

  private static String xhtml(String type) {
    return type.equals("text/html") ? "text/html" : "application/xhtml+xml";
  }

  private static boolean isPage(String type) {
    return type.contains("html") || type.contains("dtbook") || type.contains("oeb1-document");
  }

  private static String guess(String name) {
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "xhtml", "html", "htm", "xht", "xml" -> "application/xhtml+xml";
      case "css" -> "text/css";
      case "svg" -> "image/svg+xml";
      default -> "";
    };
  }

  private void readPackage() throws IOException {
    var container = xml("META-INF/container.xml");
    var root =
        named(container, "rootfile").stream()
            .map(e -> e.attr("full-path"))
            .filter(path -> real(path).isPresent())
            .findFirst()
            .orElseThrow(() -> new IOException("its container names no package document"));
    var opf = xml(root);
    var items = new HashMap<String, Element>();
    for (var item : named(opf, "item")) {
      items.putIfAbsent(item.attr("id"), item);
      real(resolve(root, item.attr("href")))
          .ifPresent(path -> mediaTypes.putIfAbsent(path, type(item)));
    }
    for (var itemref : named(opf, "itemref")) {
      readable(root, items, itemref.attr("idref"))
          .ifPresent(item -> add(root, item, !itemref.attr("linear").equals("no")));
    }
  }

  private void add(String root, Element item, boolean linear) {
    var path = real(resolve(root, item.attr("href")));
    if (path.isPresent() && spine.stream().noneMatch(page -> page.path().equals(path.get()))) {
      spine.add(new Page(path.get(), type(item), linear));
    }
  }

  private static String type(Element item) {
    return item.attr("media-type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /// Follows fallbacks to a page, or to a picture that no page after it shows.
  private Optional<Element> readable(String root, Map<String, Element> items, String id) {
    var wanted = id;
    for (var steps = 0; steps < 10; steps++) {
      var item = Optional.ofNullable(items.get(wanted));
      if (item.isEmpty() || isPage(type(item.get()))) {
        return item;
      }
      if (type(item.get()).startsWith("image/")) {
        var page = Optional.ofNullable(items.get(item.get().attr("fallback")));
        return page.filter(one -> shows(root, one, item.get())).or(() -> item);
      }
      wanted = item.get().attr("fallback");
    }
    return Optional.empty();
  }

  private boolean shows(String root, Element page, Element picture) {
    var file = picture.attr("href").replaceFirst(".*/", "");
    return isPage(type(page))
        && bytes(resolve(root, page.attr("href")))
            .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(file))
            .isPresent();
  }

  private Document xml(String path) throws IOException {
    var bytes = bytes(path).orElseThrow(() -> new IOException("the archive has no " + path));
    return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
  }

  private static List<Element> named(Element root, String name) {
    return root.stream()
        .filter(e -> e.normalName().substring(e.normalName().indexOf(':') + 1).equals(name))
        .toList();
  }

  /// A reference as seen from the file `base`.
  static String resolve(String base, String reference) {
    var decoded = decoded(reference.replaceFirst("[?#].*$", ""));
    if (decoded.isEmpty()) {
      return base;
    }
    var folder = decoded.startsWith("/") ? "" : base.substring(0, base.lastIndexOf('/') + 1);
    var parts = new ArrayList<String>();
    for (var part : (folder + decoded).split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (!parts.isEmpty()) {
            parts.removeLast();
          }
        }
        default -> parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
