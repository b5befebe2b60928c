package org.intelligentreader.book.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The language of a text: by its script where that decides, else by how its letters follow each
/// other. Languages that no table lists are never found, and never doubted.
public final class Detector {
  /// Fewer letters say nothing.
  private static final int FEWEST = 20;

  /// Fewer letters may be a name or a title, whatever was said of them.
  private static final int ENOUGH = 60;

  /// How much likelier another language must be than the one that was said, as a logarithm.
  private static final double CERTAIN = 25;

  private static final double MOST = 0.5;

  /// Letters that only Belarusian has.
  private static final double COMMON = 0.002;

  private static final Map<UnicodeScript, String> TABLES =
      Map.of(
          UnicodeScript.LATIN, "latin",
          UnicodeScript.CYRILLIC, "cyrillic",
          UnicodeScript.ARABIC, "arabic");

  private static final class Tables {
    static final Map<String, LetterChains> ALL =
        Map.of("latin", read("latin"), "cyrillic", read("cyrillic"), "arabic", read("arabic"));

    private static LetterChains read(String name) {
      try (var in =
          Objects.requireNonNull(Detector.class.getResourceAsStream(name + ".letters"), name)) {
        return LetterChains.of(
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Detector() {}

  /// The likeliest language of a text.
  public static Optional<String> language(String text) {
    var count = Scripts.Count.of(text);
    var letters = letters(count);
    if (letters.isEmpty() || (count.isLatin() && count.all() < FEWEST)) {
      return Scripts.language(count);
    }
    return Optional.of(isBelarusian(text, count) ? "be" : letters.get().guess(text).language());
  }

  /// Another language than `said`, in the same script, when the text leaves no doubt.
  public static Optional<String> insteadOf(String said, String text) {
    var count = Scripts.Count.of(text);
    return count.all() < ENOUGH ? Optional.empty() : instead(said, text, CERTAIN);
  }

  /// The same with as much doubt as `lead` leaves.
  public static Optional<String> instead(String said, String text, double lead) {
    var count = Scripts.Count.of(text);
    var letters = letters(count).filter(table -> table.languages().contains(said));
    if (letters.isEmpty()) {
      return Optional.empty();
    }
    var guess = letters.get().guess(text);
    return guess.over(said) >= lead
        ? Optional.of(isBelarusian(text, count) ? "be" : guess.language())
        : Optional.empty();
  }

  /// How likely a text is in its likeliest language, as a logarithm; to compare readings of the
  /// same bytes.
  public static double likelihood(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return letters(Scripts.Count.of(composed))
        .map(table -> table.guess(composed).most())
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /// Whether a text is rather in `other` than in `said`.
  public static boolean isRather(String other, String said, String text, double lead) {
    return letters(Scripts.Count.of(text))
        .filter(table -> table.languages().containsAll(List.of(other, said)))
        .map(table -> table.guess(text))
        .filter(guess -> guess.over(said) - guess.over(other) >= lead)
        .isPresent();
  }

  private static boolean isBelarusian(String text, Scripts.Count count) {
    return count.share(UnicodeScript.CYRILLIC) > MOST
        && isCommon('ў', text, count)
        && isCommon('і', text, count);
  }

  private static boolean isCommon(char letter, String text, Scripts.Count count) {
    return text.chars().filter(c -> c == letter).count() > COMMON * count.all();
  }

  private static Optional<LetterChains> letters(Scripts.Count count) {
    return TABLES.entrySet().stream()
        .filter(entry -> count.share(entry.getKey()) > MOST)
        .map(entry -> Tables.ALL.get(entry.getValue()))
        .findFirst();
  }
}
