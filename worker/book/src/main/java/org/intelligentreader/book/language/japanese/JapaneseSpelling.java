package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Reading.Furigana;
import org.intelligentreader.book.language.Reading.Source;
import org.intelligentreader.book.language.Spelling;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.script.FuriganaAligner;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.word.LemmaReading;
import org.intelligentreader.book.model.Span;

/// Readings that people give by hand, in hiragana or katakana.
public final class JapaneseSpelling implements Spelling {
  @Override
  public boolean isReading(String text) {
    return Kana.isAllKana(text.strip());
  }

  @Override
  public Reading reading(Span span, String surface, String said) {
    var katakana = Kana.toKatakana(said.strip());
    return new Reading(katakana, Source.USER, furigana(span, surface, katakana));
  }

  @Override
  public Optional<Reading> readingInside(Token token, Span span, String said) {
    var old = token.reading().map(Reading::furigana).orElse(List.of());
    if (old.stream().anyMatch(part -> part.span().overlaps(span) && !span.contains(part.span()))) {
      return Optional.empty();
    }
    var within = span.shift(-token.span().start()).of(token.surface());
    var furigana = new ArrayList<>(old);
    furigana.removeIf(part -> part.span().overlaps(span));
    furigana.addAll(furigana(span, within, Kana.toKatakana(said.strip())));
    furigana.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return katakana(token, furigana).map(katakana -> new Reading(katakana, Source.USER, furigana));
  }

  @Override
  public Optional<String> lemmaReading(String surface, String lemma, Optional<Reading> reading) {
    return LemmaReading.of(surface, lemma, reading);
  }

  private static List<Furigana> furigana(Span span, String surface, String katakana) {
    if (Kana.isAllKana(surface)) {
      return List.of();
    }
    return FuriganaAligner.align(surface, katakana)
        .map(segments ->
            segments.stream()
                .filter(segment -> !segment.kana())
                .map(segment ->
                    new Furigana(
                        segment.span().shift(span.start()), Kana.toHiragana(segment.katakana())))
                .toList())
        .orElseGet(() -> List.of(new Furigana(span, Kana.toHiragana(katakana))));
  }

  /// What the furigana and the kana between them spell; empty when something else stands between.
  private static Optional<String> katakana(Token token, List<Furigana> furigana) {
    var katakana = new StringBuilder();
    var at = token.span().start();
    for (var part : furigana) {
      if (!kana(token, new Span(at, part.span().start()), katakana)) {
        return Optional.empty();
      }
      katakana.append(Kana.toKatakana(part.hiragana()));
      at = part.span().end();
    }
    return kana(token, new Span(at, token.span().end()), katakana)
        ? Optional.of(katakana.toString())
        : Optional.empty();
  }

  private static boolean kana(Token token, Span span, StringBuilder katakana) {
    var text = span.shift(-token.span().start()).of(token.surface());
    katakana.append(Kana.toKatakana(text));
    return text.isEmpty() || Kana.isAllKana(text);
  }
}
