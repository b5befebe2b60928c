package org.intelligentreader.local.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the tests run.
final class Repository {
  private Repository() {}

  static Path root() {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CHANGELOG.md"))) {
      root = root.getParent();
      if (root == null) {
        throw new IllegalStateException("the tests run outside the repository");
      }
    }
    return root;
  }

  /// A file beside the repository, which may be absent.
  static Path shared(String name) {
    return root().resolveSibling("shared").resolve(name);
  }
}
