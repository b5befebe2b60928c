package org.intelligentreader.book.source.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads bytes in the character set in which they look most like the language of the book.
final class LegacyText {
  private static final int HEAD = 4096;
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "<(?:dc:)?language[^>]*>\\s*([A-Za-z_-]{2,12})|\\blang\\s*=\\s*[\"']([A-Za-z_-]{2,12})");

  /// How good another set must be than the one that a document names, and how far ahead.
  private static final double GOOD = 0.9;

  private static final double AHEAD = 0.1;

  private final List<Alphabet> alphabets;
  private final byte[] bytes;

  /// `languages` are the book's; the document itself may name another one.
  LegacyText(byte[] bytes, List<String> languages) {
    this.bytes = bytes;
    this.alphabets =
        Stream.concat(languages.stream(), named(bytes))
            .flatMap(tag -> Alphabet.of(tag).stream())
            .distinct()
            .toList();
  }

  /// A text and the set that it was read in.
  record Found(String text, Charset charset, double share) {}

  /// The best reading, if it is good.
  Optional<Found> best() {
    Optional<Found> best = Optional.empty();
    for (var alphabet : alphabets) {
      for (var charset : alphabet.charsets()) {
        var text = strictly(charset);
        var share = text.map(alphabet::share).orElse(0.0);
        if (alphabet.isEnough(share) && share > best.map(Found::share).orElse(0.0)) {
          best = Optional.of(new Found(text.orElseThrow(), charset, share));
        }
      }
    }
    return best;
  }

  /// The best reading when it is clearly better than `text`, which is what a document says of
  /// itself.
  Optional<Found> better(String text) {
    var share = alphabets.stream().mapToDouble(one -> one.share(text)).max().orElse(1);
    return alphabets.isEmpty()
        ? Optional.empty()
        : best().filter(found -> found.share() >= Math.max(GOOD, share + AHEAD));
  }

  private static Stream<String> named(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    return LANGUAGE
        .matcher(head)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
  }

  /// Control characters of Latin-1's second row are in no text.
  private Optional<String> strictly(Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0 && c != 0x85)
          ? Optional.empty()
          : Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
