package org.intelligentreader.app.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for the files of one book. It is removed when it is closed, or by [WorkFolders] when
/// the process died before that.
public final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel owner;

  WorkFolder(Path path, FileChannel owner) {
    this.path = path;
    this.owner = owner;
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      remove(path);
    } finally {
      owner.close();
      WorkFolders.forget(path);
    }
  }

  static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(WorkFolder::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
