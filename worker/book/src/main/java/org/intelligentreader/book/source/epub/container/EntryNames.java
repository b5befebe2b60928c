package org.intelligentreader.book.source.epub.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// Names inside an archive: decoded as they were meant, and compared as people write them.
public final class EntryNames {
  /// OCF demands UTF-8; archives made on Japanese Windows or by DOS tools carry other bytes without
  /// saying so.
  private static final List<Charset> GUESSES =
      List.of(StandardCharsets.UTF_8, Charset.forName("windows-31j"), Charset.forName("IBM437"));

  private EntryNames() {}

  static String decode(ZipArchiveEntry entry) {
    var raw = entry.getRawName();
    if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return entry.getName();
    }
    return GUESSES.stream()
        .flatMap(charset -> strictly(raw, charset).stream())
        .findFirst()
        .orElseGet(entry::getName);
  }

  private static Optional<String> strictly(byte[] raw, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// True for a name that would leave its folder if somebody wrote it to a disk.
  static boolean isUnsafe(String name) {
    return name.startsWith("/")
        || name.indexOf('\0') >= 0
        || name.matches("[A-Za-z]:.*")
        || List.of(name.replace('\\', '/').split("/")).contains("..");
  }

  /// What two spellings of one path share: slashes, composition, case.
  public static String folded(String path) {
    return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT);
  }
}
