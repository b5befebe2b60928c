package org.intelligentreader.book.robust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;

/// The hashes of a bundle's files: what a change of the house may not change. No installed data
/// takes part, so they are the same on every machine.
public final class BundleDigest {
  private BundleDigest() {}

  /// Processes books in a JVM of its own and prints one line a bundle file: path and hash.
  public static void main(String[] books) throws Exception {
    for (var book : books) {
      of(Path.of(book)).forEach((path, hash) -> System.out.println(path + " " + hash));
    }
  }

  /// One hash for all files of a bundle, or the code of the problem that keeps it from being made.
  static String whole(Path file) throws Exception {
    try {
      var lines =
          of(file).entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
              .collect(Collectors.joining());
      return hex(sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (BadBookException e) {
      return e.problem().code();
    }
  }

  private static SortedMap<String, String> of(Path file) throws Exception {
    var hashes = new TreeMap<String, String>();
    var work = Files.createTempDirectory("digest");
    try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
      BookProcessor.process(
          new BundleAddress("book", ""),
          book,
          Tokenizers.standard().forLanguage(book.metadata().language()),
          work,
          written -> hashes.put(written.path(), hash(written)),
          (done, expected) -> {});
    } finally {
      Files.deleteIfExists(work);
    }
    return hashes;
  }

  private static String hash(BundleFile file) throws IOException {
    try (var in = new DigestInputStream(file.content().open(), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return hex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
