package org.intelligentreader.book.language.japanese.word;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Reading.Furigana;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.model.Span;
import org.jspecify.annotations.Nullable;

/// Tokens of single morphemes made before, to be moved to where the same morpheme stands again: a
/// text repeats its words. Only for those that nothing but the morpheme itself decides.
final class KnownParts {
  private static final int KEPT = 1 << 13;

  private record Part(Morpheme morpheme, Token token) {}

  private final @Nullable Part[] parts = new Part[KEPT];

  /// The token of `morpheme`, by `make` when it is not known.
  Token of(Morpheme morpheme, Function<Morpheme, Token> make) {
    var slot = slot(morpheme);
    var known = parts[slot];
    if (known == null || !same(known.morpheme, morpheme)) {
      known = new Part(morpheme, make.apply(morpheme));
      parts[slot] = known;
    }
    return moved(known.token, morpheme.span());
  }

  private static int slot(Morpheme morpheme) {
    var hash = 31 * morpheme.surface().hashCode() + morpheme.sound().kana().hashCode();
    return (hash ^ (hash >>> 16)) & (KEPT - 1);
  }

  /// Equal but for the place. Those of one entry share tag and sound, so equals has little to do.
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Morpheme a, Morpheme b) {
    return a.surface().equals(b.surface())
        && a.base().equals(b.base())
        && a.lemma().equals(b.lemma())
        && (a.tag() == b.tag() || a.tag().equals(b.tag()))
        && (a.sound() == b.sound() || a.sound().equals(b.sound()));
  }

  private static Token moved(Token token, Span span) {
    var by = span.start() - token.span().start();
    if (by == 0) {
      return token;
    }
    return new Token(
        span,
        token.surface(),
        token.lexeme(),
        moved(token.reading(), by),
        token.inflection(),
        token.parts());
  }

  private static Optional<Reading> moved(Optional<Reading> reading, int by) {
    if (reading.isEmpty() || reading.get().furigana().isEmpty()) {
      return reading;
    }
    var before = reading.get().furigana();
    var furigana = new Furigana[before.size()];
    for (var i = 0; i < furigana.length; i++) {
      var one = before.get(i);
      furigana[i] = new Furigana(one.span().shift(by), one.hiragana());
    }
    return Optional.of(
        new Reading(reading.get().katakana(), reading.get().source(), List.of(furigana)));
  }
}
