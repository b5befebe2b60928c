package org.intelligentreader.local;

import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.local.postgres.Postgres.Grants;

/// `port` 0 takes any free one. `webFolder` is served at `/` instead of the page that was built in.
/// `pageUser` is the address of the user whom the page signs in by itself; without one, nobody is.
public record LocalOptions(
    Path dataFolder, int port, Optional<Path> webFolder, Optional<String> pageUser, Grants grants) {
  public LocalOptions(Path dataFolder, int port, Optional<Path> webFolder) {
    this(dataFolder, port, webFolder, Optional.empty());
  }

  public LocalOptions(
      Path dataFolder, int port, Optional<Path> webFolder, Optional<String> pageUser) {
    this(dataFolder, port, webFolder, pageUser, Grants.OPEN);
  }
}
