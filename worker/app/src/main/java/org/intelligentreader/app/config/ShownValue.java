package org.intelligentreader.app.config;

/// A setting's value in a message about it. People paste keys and passwords into the wrong
/// variable, so only what is too short to be a secret is shown.
final class ShownValue {
  private static final int LONGEST = 7;

  private ShownValue() {}

  static String of(String value) {
    var plain = value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return plain && value.length() <= LONGEST
        ? "'" + value + "'"
        : "(%d characters, not shown)".formatted(value.codePointCount(0, value.length()));
  }
}
