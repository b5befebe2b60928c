package org.intelligentreader.local.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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

  /// A connection that brings nothing for so long has been closed.
  private static final Duration WRITTEN = Duration.ofMinutes(1);

  private final Path folder;
  private volatile Set<String> lastUnnamed = Set.of();

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

  /// Removes files that rows have not named for two calls. A file that somebody may still be
  /// writing stays, and so does one whose row somebody has just read.
  void tidy(Set<String> versions, Instant now) throws IOException {
    var unnamed = new HashSet<String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var version = file.getFileName().toString();
        if (!versions.contains(version) && find(version).isPresent() && isOld(file, now)) {
          unnamed.add(version);
        }
      }
    }
    for (var version : unnamed) {
      if (lastUnnamed.contains(version)) {
        Files.deleteIfExists(fresh(version));
      }
    }
    lastUnnamed = Set.copyOf(unnamed);
  }

  /// A file that has gone meanwhile counts as old; there is nothing to remove.
  private static boolean isOld(Path file, Instant now) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(WRITTEN));
    } catch (NoSuchFileException e) {
      return true;
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
