package org.intelligentreader.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The files with the bytes of objects. A file is named by a version that is made here. A version
/// that comes out of a row is only believed when it looks like one and names a plain file that lies
/// in the folder, so that no row, whichever user wrote it, leads anywhere else.
final class ObjectFiles {
  private static final Pattern VERSION =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Path folder;

  ObjectFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  static String newVersion() {
    return UUID.randomUUID().toString();
  }

  /// Where the bytes of a new version go.
  Path fresh(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("versions are made by newVersion");
    }
    return folder.resolve(version);
  }

  /// The bytes of a version that a row names, if they are there.
  Optional<Path> find(String version) {
    return VERSION.matcher(version).matches()
        ? Optional.of(folder.resolve(version))
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  void delete(String version) throws IOException {
    var file = find(version);
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }

  /// Removes what none of `versions` names.
  void keepOnly(Set<String> versions) throws IOException {
    try (var files = Files.list(Files.createDirectories(folder))) {
      for (var file : files.toList()) {
        if (!versions.contains(file.getFileName().toString())
            && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
