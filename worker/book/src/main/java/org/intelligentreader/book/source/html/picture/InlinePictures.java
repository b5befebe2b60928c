package org.intelligentreader.book.source.html.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.LimitExceededException;
import org.intelligentreader.book.problem.Limits;

/// Pictures that stand inside the texts (`data:` URLs and drawings), each once in one temporary
/// file, so that memory does not grow with them.
final class InlinePictures implements AutoCloseable {
  private final Limits limits;
  private final Map<String, Image.Content> known = new HashMap<>();
  private Optional<FileChannel> file = Optional.empty();
  private long end;

  InlinePictures(Limits limits) {
    this.limits = limits;
  }

  /// The same bytes, out of memory; readable until this is closed.
  Image.Content keep(byte[] bytes) throws IOException {
    var hash = HexFormat.of().formatHex(sha256(bytes));
    var kept = known.get(hash);
    if (kept == null) {
      kept = append(bytes);
      known.put(hash, kept);
    }
    return kept;
  }

  private Image.Content append(byte[] bytes) throws IOException {
    if (end + bytes.length > limits.bytes(Limit.FILE_MEGABYTES)) {
      throw new LimitExceededException(
          limits.exceeded(Limit.FILE_MEGABYTES, BookPart.PICTURES.place()));
    }
    var channel = file.isPresent() ? file.get() : open();
    file = Optional.of(channel);
    var start = end;
    var source = ByteBuffer.wrap(bytes);
    while (source.hasRemaining()) {
      end += channel.write(source, end);
    }
    var length = bytes.length;
    return () -> read(channel, start, length);
  }

  /// Where an open file can lose its name, it does so at once: nothing stays when the process is
  /// killed.
  private static FileChannel open() throws IOException {
    var file = Files.createTempFile("pictures", ".tmp");
    var channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It is deleted when it is closed.
    }
    return channel;
  }

  private static InputStream read(FileChannel channel, long start, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("the temporary file of pictures was cut short");
      }
    }
    return new ByteArrayInputStream(bytes.array());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
