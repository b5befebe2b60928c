package org.intelligentreader.book.source.html.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.source.epub.container.Href;
import org.intelligentreader.book.source.epub.publication.Epub;

/// The pictures that the text refers to: each once, under a name made of its content.
public final class Pictures implements AutoCloseable {
  private static final int NAME_BYTES = 8;

  private final Epub epub;
  private final InlinePictures inline;
  private final Map<String, Optional<Image>> byReference = new HashMap<>();
  private final Map<String, Image> byName = new HashMap<>();
  private final Map<String, OptionalInt> heights = new HashMap<>();

  /// Grows only; asked for at every chapter, so nobody copies it.
  private final List<Image> list = new ArrayList<>();

  public Pictures(Epub epub) {
    this.epub = epub;
    this.inline = new InlinePictures(epub.limits());
  }

  public List<Image> list() {
    return Collections.unmodifiableList(list);
  }

  /// The picture that `reference` means in the file `base`; a warning tells why there is none.
  public Optional<Image> find(String base, String reference) {
    if (reference.isBlank()) {
      return Optional.empty();
    }
    if (reference.startsWith("data:")) {
      return data(base, reference);
    }
    if (Href.isRemote(reference)) {
      epub.warnings()
          .add(Code.IMAGE_REMOTE, base, "'" + reference + "' is never fetched; left out");
      return Optional.empty();
    }
    var path = epub.container().resolve(base, reference);
    if (path.isEmpty()) {
      epub.warnings()
          .add(Code.IMAGE_MISSING, base, "the archive has no '" + reference + "'; left out");
    }
    return path.flatMap(file -> byReference.computeIfAbsent(file, this::stored));
  }

  /// The picture of a file; of a foreign one what the manifest gives instead.
  private Optional<Image> stored(String path) {
    var fallback = fallback(path);
    if (fallback.isPresent()) {
      return stored(fallback.get());
    }
    return add(path, epub.container().size(path), () -> epub.container().picture(path));
  }

  private Optional<String> fallback(String path) {
    var head = epub.container().start(path, ImageType.HEAD);
    return ImageType.of(head).filter(ImageType::isShown).isPresent()
        ? Optional.empty()
        : PictureFallback.of(epub.packageDocument(), path, epub.container());
  }

  private Optional<Image> data(String base, String url) {
    var comma = url.indexOf(',');
    var type = url.substring(0, Math.max(0, comma)).stripTrailing();
    try {
      if (comma < 0) {
        throw new IllegalArgumentException("no comma");
      }
      var content = Href.decode(url.substring(comma + 1));
      return inline(
          base,
          type.endsWith(";base64")
              ? Base64.getMimeDecoder().decode(content)
              : content.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      epub.warnings().add(Code.IMAGE_TYPE, base, "a data: picture is damaged; left out");
      return Optional.empty();
    }
  }

  private Optional<Image> add(String where, long size, Image.Content content) {
    try {
      var type = type(where, content);
      return type.isPresent() ? Optional.of(named(type.get(), size, content)) : Optional.empty();
    } catch (IOException e) {
      epub.warnings()
          .add(Code.IMAGE_UNREADABLE, where, "damaged: " + e.getMessage() + "; left out");
      return Optional.empty();
    }
  }

  /// An SVG is cleaned again whenever it is asked for, so that no picture stays in memory.
  private Image named(ImageType type, long size, Image.Content content) throws IOException {
    if (type == ImageType.TIFF) {
      var png = Conversion.toPng(content);
      return png.isPresent()
          ? remember(ImageType.PNG, png.get().length, inline.keep(png.get()))
          : remember(type, size, content);
    }
    if (type != ImageType.SVG) {
      return remember(type, size, content);
    }
    var most = epub.limits().bytes(Limit.DOCUMENT_MEGABYTES);
    if (size > most) {
      throw new IOException("more than " + most + " bytes of SVG");
    }
    Image.Content clean = () -> new ByteArrayInputStream(SvgCleaner.clean(content));
    try (var in = clean.open()) {
      return remember(type, in.readAllBytes().length, clean);
    }
  }

  private Image remember(ImageType type, long size, Image.Content content) throws IOException {
    var name = hash(content) + "." + type.extension();
    var known = byName.get(name);
    if (known != null) {
      return known;
    }
    var image = new Image(name, type.mediaType(), size, content);
    byName.put(name, image);
    list.add(image);
    return image;
  }

  /// The height of a picture that was found, where its file says it.
  public OptionalInt pixels(String name) {
    return heights.computeIfAbsent(
        name,
        _ ->
            Optional.ofNullable(byName.get(name))
                .filter(image -> !image.mediaType().equals(ImageType.SVG.mediaType()))
                .map(image -> PixelHeight.of(image.content()))
                .orElse(OptionalInt.empty()));
  }

  /// A drawing that stands inside a page.
  public Optional<Image> drawing(String where, String svg) {
    var bytes = svg.getBytes(StandardCharsets.UTF_8);
    return inline(where, bytes);
  }

  private Optional<Image> inline(String where, byte[] bytes) {
    try {
      return add(where, bytes.length, inline.keep(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    inline.close();
  }

  private Optional<ImageType> type(String where, Image.Content content) throws IOException {
    try (var in = content.open()) {
      var type = ImageType.of(in.readNBytes(ImageType.HEAD));
      if (type.isEmpty()) {
        epub.warnings().add(Code.IMAGE_TYPE, where, "no picture of a known kind; left out");
      }
      return type;
    }
  }

  private static String hash(Image.Content content) throws IOException {
    try (InputStream in = content.open();
        var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest(), 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
