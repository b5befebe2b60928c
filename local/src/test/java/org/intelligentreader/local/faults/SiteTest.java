package org.intelligentreader.local.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.local.postgres.Postgres.Grants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One stack for all tests of a class; each test has users of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SiteTest {
  static final String BOOK = "book";

  private Optional<Site> started = Optional.empty();

  @BeforeAll
  final void start(@TempDir Path folder) throws IOException {
    started = Optional.of(new Site(folder, grants()));
  }

  /// What the project grants by itself.
  Grants grants() {
    return Grants.OPEN;
  }

  @AfterAll
  final void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @BeforeEach
  final void passEverything() {
    site().proxy.reset();
  }

  final Site site() {
    return started.orElseThrow();
  }
}
