package org.intelligentreader.local.demo;

import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.RequestGuard;
import picocli.CommandLine.Option;

/// Which pages of other origins may use a stack, as an option of a command.
final class AllowedPages {
  @Option(
      names = "--allow-origin",
      paramLabel = "URL",
      description =
          "Allow pages of this origin to use this stack, for example http://localhost:5173; may be"
              + " repeated.")
  private Set<String> origins = Set.of();

  Set<String> origins() {
    return origins;
  }

  /// A sentence when one of them is not an origin.
  Optional<String> refusal() {
    return origins.stream()
        .filter(origin -> !RequestGuard.isOrigin(origin))
        .findFirst()
        .map(origin ->
            "--allow-origin "
                + Arguments.shown(origin)
                + " is not an origin. Write scheme, host and port only: http://localhost:5173");
  }
}
