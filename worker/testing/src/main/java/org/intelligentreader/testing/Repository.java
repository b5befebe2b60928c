package org.intelligentreader.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the tests run.
public final class Repository {
  private static final String SHARED = "shared";

  private Repository() {}

  /// The root of this repository.
  public static Path root() {
    for (var here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.exists(here.resolve("CHANGELOG.md"))) {
        return here;
      }
    }
    throw new IllegalStateException("the tests run outside the repository");
  }

  /// A book or reference data beside the repository; the test names it in its `@Needs(shared = …)`.
  /// Where it is absent all the same, the test is skipped.
  public static Path shared(String name) {
    missingShared(name)
        .ifPresent(line -> {
          throw Skipped.because(line);
        });
    return besides(name);
  }

  static Optional<String> missingShared(String name) {
    if (Files.exists(besides(name))) {
      return Optional.empty();
    }
    return Optional.of(
        Files.isDirectory(besides(""))
            ? "../shared lacks " + name + ": take a newer ../shared"
            : "no folder ../shared next to the repository: its books and reference data may not be"
                + " distributed");
  }

  private static Path besides(String name) {
    return root().resolveSibling(SHARED).resolve(name);
  }
}
