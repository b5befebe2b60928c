package org.intelligentreader.local.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.http.HttpError;

/// The uploads in pieces of a folder: each a small record, and a file with the bytes so far. Both
/// are named by an id that was made here; what an address says beside it is compared, not followed.
final class PendingUploads {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String RECORD = ".json";
  private static final String BYTES = ".bytes";
  private static final int BUFFER = 65_536;

  private final Path folder;
  private final InstantSource clock;

  PendingUploads(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /// The upload at an address, expired or not.
  Optional<PendingUpload> find(String address) throws IOException {
    String name;
    try {
      name = new String(Base64.getUrlDecoder().decode(address), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    var id = name.substring(name.lastIndexOf('/') + 1);
    return ID.matcher(id).matches()
        ? read(folder.resolve(id + RECORD)).filter(upload -> upload.name().equals(name))
        : Optional.empty();
  }

  boolean isExpired(PendingUpload upload) {
    return !clock.instant().isBefore(upload.expires());
  }

  /// A record is there whole or in its earlier form, whenever the stack ends.
  void save(PendingUpload upload) throws IOException {
    var inner = PrivateFolder.closed(folder);
    var fresh = inner.resolve(upload.id() + RECORD + ".new");
    PrivateFolder.file(fresh);
    Files.writeString(fresh, upload.json());
    Files.move(fresh, record(upload), StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(PendingUpload upload) throws IOException {
    Files.deleteIfExists(record(upload));
    Files.deleteIfExists(bytes(upload));
  }

  Path bytes(PendingUpload upload) {
    return folder.resolve(upload.id() + BYTES);
  }

  /// How much the sender need not send again. When all bytes came but the object could not be
  /// stored, that is all but the last: its sender tries again instead of believing that it is done.
  long offset(PendingUpload upload) throws IOException {
    if (upload.done()) {
      return upload.length().orElseThrow();
    }
    var size = Files.exists(bytes(upload)) ? Files.size(bytes(upload)) : 0;
    return Math.min(size, upload.length().map(whole -> Math.max(0, whole - 1)).orElse(size));
  }

  /// Adds a piece and answers the new offset. What came before the connection broke is kept; of a
  /// piece with more than `most` bytes nothing is.
  long append(PendingUpload upload, long offset, InputStream piece, long most)
      throws IOException, HttpError {
    PrivateFolder.file(bytes(upload));
    try (var file = FileChannel.open(bytes(upload), StandardOpenOption.WRITE)) {
      file.truncate(offset).position(offset);
      var buffer = new byte[BUFFER];
      for (var n = piece.read(buffer); n >= 0; n = piece.read(buffer)) {
        if (file.position() + n > offset + most) {
          file.truncate(offset);
          throw TusHeaders.refused(413, "Maximum size exceeded\n");
        }
        var bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
      return file.position();
    }
  }

  /// Removes what has expired.
  void removeExpired() throws IOException {
    for (var upload : all()) {
      if (isExpired(upload)) {
        remove(upload);
      }
    }
  }

  /// Removes what has expired, and what a crash left of others. Only while nobody is served.
  void sweep() throws IOException {
    removeExpired();
    var kept = new HashSet<String>();
    for (var upload : all()) {
      kept.add(upload.id() + RECORD);
      kept.add(upload.id() + BYTES);
    }
    for (var file : files()) {
      if (!kept.contains(file.getFileName().toString())) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<PendingUpload> all() throws IOException {
    var uploads = new ArrayList<PendingUpload>();
    for (var file : files()) {
      if (file.toString().endsWith(RECORD)) {
        read(file).ifPresent(uploads::add);
      }
    }
    return uploads;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path record(PendingUpload upload) {
    return folder.resolve(upload.id() + RECORD);
  }

  /// A record that a power failure spoiled is as good as none.
  private static Optional<PendingUpload> read(Path record) throws IOException {
    try {
      return Optional.of(PendingUpload.of(Files.readString(record)));
    } catch (NoSuchFileException | JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
