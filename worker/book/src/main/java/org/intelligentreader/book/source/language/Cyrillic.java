package org.intelligentreader.book.source.language;

import java.util.Optional;

/// Languages in Cyrillic letters, told apart by the letters that only some of them have.
final class Cyrillic {
  /// Fewer letters may be a name or a title.
  private static final int ENOUGH = 150;

  private static final double COMMON = 0.005;

  private Cyrillic() {}

  /// The language of the text, if its letters leave no doubt.
  static Optional<String> language(String text) {
    var sample = new Sample(text.toLowerCase(java.util.Locale.ROOT));
    if (sample.letters < ENOUGH) {
      return Optional.empty();
    }
    var russian = sample.share("ыэ") > COMMON;
    if (sample.share("ў") > COMMON / 2 && sample.share("і") > COMMON) {
      return Optional.of("be");
    }
    if (sample.share("іїє") > 2 * COMMON && !russian) {
      return Optional.of("uk");
    }
    if (sample.share("ђћ") > COMMON / 2 && !russian) {
      return Optional.of("sr");
    }
    return sample.share("іїєђћјқғңүөұһҡҙҫӘәѓќѕ") == 0 && russian
        ? Optional.of("ru")
        : Optional.empty();
  }

  private static final class Sample {
    private final String text;
    private final long letters;

    Sample(String text) {
      this.text = text;
      this.letters = text.codePoints().filter(Character::isLetter).count();
    }

    double share(String of) {
      return text.codePoints().filter(c -> of.indexOf(c) >= 0).count() / (double) letters;
    }
  }
}
