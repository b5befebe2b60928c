package org.intelligentreader.judge.browser;

import java.util.Set;

/// Elements that are blocks by their names.
///
/// Source: <https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3>.
final class BlockNames {
  private static final Set<String> NAMES =
      Set.of(
          """
          address article aside blockquote body caption center dd details dialog dir div dl dt
          fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li
          main menu nav ol p pre search section summary table tbody tfoot thead tr ul
          """
              .strip()
              .split("\\s+", -1));

  private BlockNames() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
