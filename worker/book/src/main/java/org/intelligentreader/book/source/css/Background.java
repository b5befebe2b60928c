package org.intelligentreader.book.source.css;

import java.util.Optional;
import java.util.regex.Pattern;

/// The picture behind an element; `reference` as it stands in the file `base`.
public record Background(String base, String reference) {
  private static final Pattern URL =
      Pattern.compile(
          "url\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\\s]+))\\s*\\)", Pattern.CASE_INSENSITIVE);

  /// The first picture of a value; none when a colour or a gradient alone is there.
  static Optional<Background> of(String base, String value) {
    var matcher = URL.matcher(value);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (var i = 1; i <= matcher.groupCount(); i++) {
      var reference = matcher.group(i);
      if (reference != null && !reference.isBlank()) {
        return Optional.of(new Background(base, reference));
      }
    }
    return Optional.empty();
  }
}
