package org.intelligentreader.app.storage.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.bundle.BundleFile;

/// One bucket in a folder: the key of an object is the path of its file. A file appears whole or
/// not at all.
public final class FolderObjectStore implements ObjectStore {
  private static final int LONGEST = 1024;

  private final Path folder;

  public FolderObjectStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Optional<String> download(String key, Path file) throws IOException {
    var source =
        path(key).orElseThrow(() -> new MissingException(fault("read", key, "has no such key")));
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return etag(key);
    } catch (NoSuchFileException e) {
      throw new MissingException(fault("read", key, "has no such object"));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public Optional<String> etag(String key) throws IOException {
    var path = path(key);
    if (path.isEmpty() || !Files.isRegularFile(path.get())) {
      return Optional.empty();
    }
    var changed = Files.getLastModifiedTime(path.get()).toInstant();
    return Optional.of(
        "\"%d-%d-%d\""
            .formatted(changed.getEpochSecond(), changed.getNano(), Files.size(path.get())));
  }

  @Override
  public void upload(String key, BundleFile file, TimeLimit limit) throws IOException {
    var target =
        path(key).orElseThrow(() -> new InvalidException(fault("write", key, "has no such key")));
    limit.left();
    Files.createDirectories(target.resolveSibling(""));
    var part = Files.createTempFile(target.resolveSibling(""), ".part", "");
    try (var in = file.content().open()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public void remove(List<String> keys, TimeLimit limit) throws IOException {
    for (var key : keys) {
      limit.left();
      var path = path(key);
      if (path.isPresent() && Files.isRegularFile(path.get())) {
        Files.deleteIfExists(path.get());
      }
    }
  }

  /// The file of a key; empty for a key that no object can have.
  private Optional<Path> path(String key) {
    var isPath =
        !key.isEmpty()
            && key.length() <= LONGEST
            && List.of(key.split("/", -1)).stream().noneMatch(FolderObjectStore::isOdd)
            && key.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\\');
    try {
      return isPath ? Optional.of(folder.resolve(key)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isOdd(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..");
  }

  private static Fault fault(String verb, String key, String what) {
    return Fault.of(verb + " " + key, 0, "", "the folder " + what);
  }
}
