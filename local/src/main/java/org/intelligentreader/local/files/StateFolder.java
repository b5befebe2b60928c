package org.intelligentreader.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What this account's stacks keep between runs.
public final class StateFolder {
  private static final String PROPERTY = "reader.state";
  private static final String NAME = "intelligent-reader";

  private StateFolder() {}

  /// The one that the launcher names, which knows the XDG folders; made if it is missing. None
  /// where it cannot be made.
  public static Optional<Path> given() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).flatMap(StateFolder::made);
  }

  /// The launcher's, or the usual place in the home folder, which is not made.
  public static Path orHome() {
    var home = Path.of(System.getProperty("user.home"), ".local", "state");
    return Path.of(System.getProperty(PROPERTY, home.toString()), NAME);
  }

  private static Optional<Path> made(String parent) {
    var folder = Path.of(parent, NAME);
    try {
      PrivateFolder.prepare(folder);
      return Files.isWritable(folder) ? Optional.of(folder) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
