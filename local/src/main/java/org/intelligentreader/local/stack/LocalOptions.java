package org.intelligentreader.local.stack;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.intelligentreader.local.files.StateFolder;
import org.intelligentreader.local.postgres.Postgres.Grants;

/// `port` 0 takes any free one. `webFolder` is served at `/` instead of the page that was built in.
/// `pageUser` is the address of the user whom the page signs in by itself; without one, nobody is.
/// `origins` are those of other pages that may ask. With `lanCodes`, the local network is served
/// too, and the person at this machine is told each pairing code. PostgreSQL's programs are
/// unpacked into a folder of `programsParent`. Without `reader`, the database is that of a new
/// project, for another application.
public record LocalOptions(
    Path dataFolder,
    int port,
    Optional<Path> webFolder,
    Optional<String> pageUser,
    Grants grants,
    Set<String> origins,
    Optional<Consumer<String>> lanCodes,
    Path programsParent,
    boolean reader) {
  public LocalOptions(Path dataFolder, int port, Optional<Path> webFolder) {
    this(dataFolder, port, webFolder, Optional.empty());
  }

  public LocalOptions(
      Path dataFolder, int port, Optional<Path> webFolder, Optional<String> pageUser) {
    this(dataFolder, port, webFolder, pageUser, Grants.OPEN);
  }

  public LocalOptions(
      Path dataFolder,
      int port,
      Optional<Path> webFolder,
      Optional<String> pageUser,
      Grants grants) {
    this(
        dataFolder,
        port,
        webFolder,
        pageUser,
        grants,
        Set.of(),
        Optional.empty(),
        StateFolder.given().orElse(dataFolder),
        true);
  }

  /// The same for pages of these origins too.
  public LocalOptions withOrigins(Set<String> more) {
    return new LocalOptions(
        dataFolder,
        port,
        webFolder,
        pageUser,
        grants,
        Set.copyOf(more),
        lanCodes,
        programsParent,
        reader);
  }

  /// The same without the tables, functions and bucket of the reader.
  public LocalOptions withoutReader() {
    return new LocalOptions(
        dataFolder, port, webFolder, pageUser, grants, origins, lanCodes, programsParent, false);
  }

  /// The same, open to the local network; each pairing code is told to `teller`.
  public LocalOptions onLan(Consumer<String> teller) {
    return new LocalOptions(
        dataFolder,
        port,
        webFolder,
        pageUser,
        grants,
        origins,
        Optional.of(teller),
        programsParent,
        reader);
  }

  /// The same with PostgreSQL's programs unpacked beside the data, not shared with other stacks.
  public LocalOptions withOwnPrograms() {
    return new LocalOptions(
        dataFolder, port, webFolder, pageUser, grants, origins, lanCodes, dataFolder, reader);
  }

  boolean lan() {
    return lanCodes.isPresent();
  }

  Consumer<String> codeTeller() {
    return lanCodes.orElse(_ -> {});
  }
}
