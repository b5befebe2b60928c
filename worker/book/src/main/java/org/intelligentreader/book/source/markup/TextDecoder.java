package org.intelligentreader.book.source.markup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.detection.Detector;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;

/// The bytes of a plain text file as text, whose character set no file of that kind names: the byte
/// order mark, else what the bytes allow, else the set in which they look most like a language.
public final class TextDecoder {
  /// As much as is looked at to learn the character set.
  private static final int SAMPLE = 1 << 16;

  /// As much as is compared letter by letter.
  private static final int FRONT = 6000;

  private static final double NEARLY = 0.02;

  /// One damaged character in so many is damage, more is another set.
  private static final int RARE = 50;

  /// What Western Europe used on DOS and on old Macintoshes.
  private static final List<Charset> OLD_WESTERN =
      List.of(Charset.forName("IBM850"), Charset.forName("x-MacRoman"));

  private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

  private TextDecoder() {}

  /// A text and the character set that it was in.
  public record Decoded(String text, Charset charset) {
    /// Tells in the report that the bytes were not UTF-8, and what could not be read.
    public String told(String where, Warnings warnings) {
      if (!charset.equals(StandardCharsets.UTF_8)) {
        warnings.add(Code.DOCUMENT_ENCODING, where, "read as " + charset.name());
      }
      var lost = text.chars().filter(c -> c == '\uFFFD').count();
      if (lost > 0) {
        warnings.add(
            Code.CHARACTERS_REPLACED,
            where,
            lost + " characters that " + charset.name() + " does not know became U+FFFD");
      }
      return text;
    }
  }

  public static Decoded decode(byte[] bytes) {
    var charset = charset(bytes);
    var text = new String(bytes, charset);
    return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
  }

  private static Charset charset(byte[] bytes) {
    var sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
    return Decoder.byteOrderMark(bytes)
        .or(() -> wide(sample))
        .or(() -> narrow(sample))
        .or(() -> isUtf8(bytes) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty())
        .or(() -> likeliest(sample))
        .orElse(StandardCharsets.UTF_8);
  }

  /// UTF-16 without a mark: no other text has zero bytes. The order is right in which line ends,
  /// spaces and stops come out.
  private static Optional<Charset> wide(byte[] bytes) {
    if (!hasZero(bytes)) {
      return Optional.empty();
    }
    var little = signs(new String(bytes, StandardCharsets.UTF_16LE));
    var big = signs(new String(bytes, StandardCharsets.UTF_16BE));
    return Math.max(little, big) * RARE < bytes.length / 2
        ? Optional.empty()
        : Optional.of(big > little ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
  }

  private static boolean hasZero(byte[] bytes) {
    for (var b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /// Characters that stand in every text, less what stands in none.
  private static long signs(String text) {
    var odd = text.chars().filter(c -> c == 0xFFFD || c == 0 || !Character.isDefined(c)).count();
    return text.chars().filter(c -> "\n\r ,.\u3000、。！？，".indexOf(c) >= 0).count() - 2 * odd;
  }

  /// Seven-bit Japanese with its escapes.
  private static Optional<Charset> narrow(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var hasEscapes = text.contains("\u001B$B") || text.contains("\u001B$@");
    return hasEscapes && text.chars().allMatch(c -> c < 0x80)
        ? Optional.of(ISO_2022_JP)
        : Optional.empty();
  }

  /// Valid, or so nearly valid that no other set would be better.
  private static boolean isUtf8(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var broken = text.chars().filter(c -> c == '\uFFFD').count();
    var meant = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return broken == 0 || broken * RARE < meant;
  }

  private record Guess(Alphabet alphabet, Charset charset, double share) {}

  private static Optional<Charset> likeliest(byte[] sample) {
    var guesses =
        Stream.concat(Stream.of(Alphabet.WESTERN), Arrays.stream(Alphabet.values()))
            .flatMap(alphabet -> guesses(alphabet, sample))
            .toList();
    return guesses.stream()
        .reduce((one, other) -> other.share() > one.share() ? other : one)
        .filter(best -> best.share() > 0)
        .map(best -> best.alphabet().isLatin() ? read(guesses, best, sample) : best.charset());
  }

  /// Letters with marks are much alike in the sets of Latin alphabets: among those that fit, the
  /// one whose text is likeliest in some language.
  private static Charset read(List<Guess> guesses, Guess best, byte[] sample) {
    var front = Arrays.copyOf(sample, Math.min(sample.length, FRONT));
    var chosen = best.charset();
    var most = Detector.likelihood(new String(front, chosen));
    for (var guess : guesses) {
      if (guess.alphabet().isLatin() && guess.share() >= best.share() - NEARLY) {
        var likelihood = Detector.likelihood(new String(front, guess.charset()));
        if (likelihood > most) {
          most = likelihood;
          chosen = guess.charset();
        }
      }
    }
    return chosen;
  }

  private static Stream<Guess> guesses(Alphabet alphabet, byte[] sample) {
    return Stream.concat(
            alphabet.charsets().stream(),
            alphabet == Alphabet.WESTERN ? OLD_WESTERN.stream() : Stream.empty())
        .map(charset -> new Guess(alphabet, charset, share(alphabet, new String(sample, charset))));
  }

  /// What is no text in this set counts against it.
  private static double share(Alphabet alphabet, String text) {
    var high = text.chars().filter(c -> c >= 0x80).count();
    var odd = text.chars().filter(c -> c == '\uFFFD' || (c >= 0x80 && c < 0xA0)).count();
    var isPrivate = text.chars().filter(c -> c >= 0xE000 && c < 0xF900).count();
    var bad = odd + isPrivate;
    if (high == 0 || (odd > 1 && odd * RARE > high)) {
      return 0;
    }
    return Math.max(0, alphabet.share(text) - (double) bad / high);
  }
}
