package org.intelligentreader.book.source.epub.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Names that an archive keeps in the character set of the machine it was made on, without saying
/// which. The documents of the book know the names; a set in which the name gives the bytes of an
/// entry is the right one.
final class LegacyNames {
  private static final List<Charset> CHARSETS =
      List.of(
              "windows-31j",
              "GB18030",
              "Big5-HKSCS",
              "x-windows-949",
              "EUC-JP",
              "IBM437",
              "IBM850",
              "IBM852",
              "IBM866",
              "windows-1252",
              "windows-1251",
              "windows-1250",
              "windows-1253",
              "windows-1254",
              "windows-1255",
              "windows-1256",
              "windows-1257",
              "windows-874",
              "windows-1258",
              "KOI8-R",
              "x-MacRoman")
          .stream()
          .map(Charset::forName)
          .toList();

  /// Bytes as chars, so that they can be keys.
  private final Map<String, String> pathByBytes = new HashMap<>();

  void add(byte @Nullable [] raw, String path) {
    if (raw != null && !isAscii(raw)) {
      pathByBytes.put(Href.resolve("", new String(raw, ISO_8859_1).replace('\\', '/')), path);
    }
  }

  /// The entry that is called `wanted` in some character set; `rename` hears of its former path.
  Optional<String> find(String wanted, BiConsumer<String, String> rename) {
    if (pathByBytes.isEmpty()) {
      return Optional.empty();
    }
    for (var form : List.of(wanted, Normalizer.normalize(wanted, Normalizer.Form.NFC))) {
      for (var charset : CHARSETS) {
        var found = bytes(form, charset).map(pathByBytes::remove);
        if (found.isPresent()) {
          rename.accept(found.get(), wanted);
          return Optional.of(wanted);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> bytes(String name, Charset charset) {
    try {
      var encoded = charset.newEncoder().encode(CharBuffer.wrap(name));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      // A byte that means a letter's second half may look like a backslash.
      return Optional.of(new String(bytes, ISO_8859_1).replace('\\', '/'));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
