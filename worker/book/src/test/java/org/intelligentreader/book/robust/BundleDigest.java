package org.intelligentreader.book.robust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.intelligentreader.book.BookProcessor;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.epub.Limits;
import org.intelligentreader.book.language.Tokenizers;
import org.intelligentreader.book.text.EpubBookText;

/// Processes books in a JVM of its own and prints one line a bundle file: path and hash.
public final class BundleDigest {
  private BundleDigest() {}

  public static void main(String[] books) throws Exception {
    for (var book : books) {
      process(Path.of(book));
    }
  }

  private static void process(Path file) throws Exception {
    var work = Files.createTempDirectory("digest");
    try (var book = EpubBookText.open(file, Limits.DEFAULTS, Optional.empty())) {
      BookProcessor.process(
          new BundleAddress("book", ""),
          book,
          Tokenizers.standard().forLanguage(book.metadata().language()),
          work,
          BundleDigest::print,
          (done, expected) -> {});
    } finally {
      Files.deleteIfExists(work);
    }
  }

  private static void print(BundleFile file) throws IOException {
    try (var in =
        new DigestInputStream(file.content().open(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      System.out.println(
          file.path() + " " + HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
