package org.intelligentreader.app.secret;

import java.util.Optional;

/// Tells a character that cannot be seen, or may not be shown: `U+200B ZERO WIDTH SPACE`.
public final class CharacterName {
  private CharacterName() {}

  public static String of(int codePoint) {
    var number = "U+%04X".formatted(codePoint);
    return Optional.ofNullable(Character.getName(codePoint))
        .map(name -> number + " " + name)
        .orElse(number);
  }
}
