package org.intelligentreader.app.work;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The work folders below the machine's folder for temporary files. Each carries a file that its
/// process keeps locked: the operating system gives the lock back when a process dies in any way,
/// so a folder whose lock is free belongs to nobody. That holds for containers that share a folder,
/// too, where numbers of processes say nothing.
public record WorkFolders(Path home) {
  private static final String PREFIX = "reader-book-";
  private static final String OWNER = ".owner";

  /// Asking for a lock that this process holds already would give it back (POSIX record locks), so
  /// its own folders are never asked.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  public static WorkFolders ofMachine() {
    return new WorkFolders(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// A new folder that nobody else can read.
  public WorkFolder create() throws IOException {
    while (true) {
      var folder = Files.createTempDirectory(home, PREFIX);
      OWN.add(folder);
      var owner =
          FileChannel.open(
              folder.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (isLocked(owner)) {
        return new WorkFolder(folder, owner);
      }
      // Somebody who clears up was faster and removes it.
      owner.close();
      forget(folder);
    }
  }

  /// Removes the folders of processes that died.
  ///
  /// @return how many
  public int removeAbandoned() throws IOException {
    var removed = 0;
    try (var folders = Files.newDirectoryStream(home, PREFIX + "*")) {
      for (var folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !OWN.contains(folder)) {
          removed += removeIfAbandoned(folder) ? 1 : 0;
        }
      }
    }
    return removed;
  }

  /// A folder that another user's process owns cannot be asked; it stays.
  private static boolean removeIfAbandoned(Path folder) {
    try (var owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE)) {
      if (owner.tryLock() == null) {
        return false;
      }
      WorkFolder.remove(folder);
      return true;
    } catch (IOException | OverlappingFileLockException _) {
      return false;
    }
  }

  /// True, too, where the file system knows no locks: there nobody clears up either.
  private static boolean isLocked(FileChannel owner) {
    try {
      return owner.tryLock() != null;
    } catch (IOException _) {
      return true;
    }
  }

  static void forget(Path folder) {
    OWN.remove(folder);
  }
}
