package org.intelligentreader.book.language.korean;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;

/// What stands between two spaces, without punctuation: a stem with its particles or endings.
record Eojeol(List<SejongMorpheme> morphemes) {
  Eojeol {
    morphemes = List.copyOf(morphemes);
  }

  Token token(String text) {
    var span = new Span(morphemes.getFirst().span().start(), morphemes.getLast().span().end());
    var surface = span.of(text);
    var sign = morphemes.getFirst().isSign();
    var lemma = sign ? surface : lemma().orElse(surface);
    var parts = parts(text);
    return new Token(
        span,
        surface,
        lexeme(lemma, universal(), morphemes, !sign),
        Optional.empty(),
        List.of(),
        parts.size() > 1 ? parts : List.of());
  }

  /// The stem as dictionaries list it: a noun without particles, a verb or an adjective with 다.
  private Optional<String> lemma() {
    var stem = new StringBuilder();
    for (var morpheme : morphemes) {
      if (morpheme.isPredicate() || morpheme.makesPredicate()) {
        return Optional.of(stem + morpheme.form() + "다");
      }
      if (morpheme.isEnding()) {
        break;
      }
      stem.append(morpheme.form());
    }
    return Optional.of(stem.toString()).filter(found -> !found.isEmpty());
  }

  private String universal() {
    var found = morphemes.getFirst();
    for (var morpheme : morphemes) {
      if (morpheme.isPredicate()) {
        return morpheme.universal();
      }
      if (morpheme.makesPredicate()) {
        return morpheme.tag().equals("XSV") ? "VERB" : "ADJ";
      }
      if (morpheme.isEnding()) {
        break;
      }
      found = morpheme.tag().startsWith("X") ? found : morpheme;
    }
    return found.universal();
  }

  /// Morphemes that share letters are one part: 했 is 하+았.
  private List<Token> parts(String text) {
    var bySpan = new LinkedHashMap<Span, List<SejongMorpheme>>();
    morphemes.forEach(
        morpheme -> bySpan.computeIfAbsent(morpheme.span(), _ -> new ArrayList<>()).add(morpheme));
    var parts = new ArrayList<Token>();
    bySpan.forEach((span, pieces) -> {
      var lemma = pieces.stream().map(SejongMorpheme::form).collect(Collectors.joining("+"));
      var universal = pieces.getFirst().universal();
      var word = !pieces.getFirst().isEnding();
      parts.add(
          new Token(
              span,
              span.of(text),
              lexeme(lemma, universal, pieces, word),
              Optional.empty(),
              List.of(),
              List.of()));
    });
    return parts;
  }

  private static Lexeme lexeme(
      String lemma, String universal, List<SejongMorpheme> pieces, boolean word) {
    var tags = pieces.stream().map(SejongMorpheme::tag).toList();
    var detail = tags.size() > 1 ? Optional.of(String.join("+", tags)) : Optional.<String>empty();
    return new Lexeme(
        Lemmas.of(lemma, Locale.ROOT),
        Optional.empty(),
        Optional.of(new PartOfSpeech(tags.getFirst(), detail, Optional.of(universal))),
        word,
        Optional.empty(),
        Optional.empty());
  }
}
