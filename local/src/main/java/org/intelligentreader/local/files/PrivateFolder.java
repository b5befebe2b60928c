package org.intelligentreader.local.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A folder for its owner's eyes only, where the file system knows owners, and files like it.
public final class PrivateFolder {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFolder() {}

  /// Makes the folder, or closes one that is empty or was made by an earlier start. A folder in
  /// which other things lie keeps its rights: it may be anything.
  public static void prepare(Path folder) throws IOException {
    try {
      made(folder);
    } catch (FileSystemException e) {
      throw new UnusableException(
          "The folder for the data, %s, cannot be used (%s). Name another with --data."
              .formatted(folder, reason(folder, e)));
    }
  }

  private static String reason(Path folder, FileSystemException e) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return "it is a file";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : Optional.ofNullable(e.getReason()).orElse("it cannot be made");
  }

  private static void made(Path folder) throws IOException {
    var isOurs =
        !Files.exists(folder) || isEmpty(folder) || Files.exists(folder.resolve("keys.json"));
    if (isPosix(folder.toAbsolutePath().getRoot())) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } else {
      Files.createDirectories(folder);
    }
    if (isOurs) {
      close(folder, FOLDER);
    }
  }

  /// A folder of ours inside it.
  public static Path inside(Path folder, String name) throws IOException {
    return closed(folder.resolve(name));
  }

  /// A folder of ours, made in one that is there.
  public static Path closed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (isPosix(folder.toAbsolutePath().getParent())) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      } else {
        Files.createDirectory(folder);
      }
    }
    close(folder, FOLDER);
    return folder;
  }

  /// A folder of ours for programs. What is in one that was not closed to others may be theirs, so
  /// it is removed.
  public static Path untouched(Path folder, String name) throws IOException {
    var inner = folder.resolve(name);
    if (Files.exists(inner, LinkOption.NOFOLLOW_LINKS)
        && (!Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)
            || (isPosix(inner) && !Files.getPosixFilePermissions(inner).equals(FOLDER)))) {
      remove(inner);
    }
    return inside(folder, name);
  }

  /// An empty file that nobody else can open; one that is there is emptied of others' rights.
  public static void file(Path file) throws IOException {
    if (!Files.exists(file)) {
      if (isPosix(file.toAbsolutePath().getParent())) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
      } else {
        Files.createFile(file);
      }
    }
    close(file, FILE);
  }

  private static void close(Path path, Set<PosixFilePermission> rights) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, rights);
    }
  }

  private static boolean isPosix(@org.jspecify.annotations.Nullable Path path) {
    return path != null
        && Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            != null;
  }

  /// Links are removed, not followed.
  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (var files = Files.list(path)) {
        for (var file : files.toList()) {
          remove(file);
        }
      }
    }
    Files.delete(path);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
