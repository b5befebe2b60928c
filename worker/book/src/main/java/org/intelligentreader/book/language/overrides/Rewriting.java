package org.intelligentreader.book.language.overrides;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Spelling;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;

/// Puts the words of a correction in the place of those that the analyser found.
final class Rewriting {
  private final Spelling spelling;

  Rewriting(Spelling spelling) {
    this.spelling = spelling;
  }

  /// `old` are the tokens that the match touches, at least one; the answer covers the same text.
  List<Token> rewrite(String text, List<Token> old, Matches.Match match) {
    var span = match.span();
    var words = match.correction().words();
    if (old.size() == 1 && !match.correction().splits()) {
      var said = words.getFirst().reading().orElse("");
      var inside = readInside(old.getFirst(), span, said);
      if (inside.isPresent()) {
        return List.of(inside.get());
      }
    }
    var tokens = new ArrayList<Token>();
    rest(
        text,
        old,
        new Span(Math.min(old.getFirst().span().start(), span.start()), span.start()),
        tokens);
    var at = span.start();
    for (var word : words) {
      var place = new Span(at, at + word.text().length());
      tokens.add(corrected(piece(text, old, place), word));
      at = place.end();
    }
    rest(text, old, new Span(span.end(), Math.max(old.getLast().span().end(), span.end())), tokens);
    return tokens;
  }

  /// 東海林さん read しょうじさん stays one word when the text is 東海林 alone.
  private Optional<Token> readInside(Token token, Span span, String said) {
    return token.span().contains(span) && !token.span().equals(span)
        ? spelling
            .readingInside(token, span, said)
            .map(reading -> with(token, token.lexeme().lemma(), Optional.of(reading)))
        : Optional.empty();
  }

  private void rest(String text, List<Token> old, Span span, List<Token> tokens) {
    if (span.length() > 0 && !span.of(text).isBlank()) {
      tokens.add(piece(text, old, span));
    }
  }

  /// The token, the part, or the run of parts that covers exactly `span`; else a new word with the
  /// part of speech of what it was cut from.
  private Token piece(String text, List<Token> old, Span span) {
    var whole = old.stream().filter(token -> token.span().equals(span)).findFirst();
    if (whole.isPresent()) {
      return whole.get();
    }
    var parts =
        old.stream()
            .flatMap(token -> token.parts().isEmpty() ? Stream.of(token) : token.parts().stream())
            .filter(part -> part.span().overlaps(span))
            .toList();
    if (parts.size() == 1 && parts.getFirst().span().equals(span)) {
      return parts.getFirst();
    }
    var tiled = !parts.isEmpty() && parts.stream().allMatch(part -> span.contains(part.span()));
    var surface = span.of(text);
    var model =
        parts.stream()
            .filter(part -> part.lexeme().word())
            .findFirst()
            .or(() -> parts.stream().findFirst());
    var lexeme =
        new Lexeme(
            Lemmas.of(surface, Locale.ROOT),
            Optional.empty(),
            model.flatMap(part -> part.lexeme().partOfSpeech()),
            model.map(part -> part.lexeme().word()).orElse(true),
            Optional.empty(),
            Optional.empty());
    var reading = tiled ? joined(parts) : Optional.<Reading>empty();
    return new Token(span, surface, lexeme, reading, List.of(), tiled ? parts : List.of());
  }

  private Token corrected(Token token, Correction.Word word) {
    var reading =
        word.reading()
            .map(said -> spelling.reading(token.span(), token.surface(), said))
            .or(token::reading);
    var lemma =
        word.lemma().map(said -> Lemmas.of(said, Locale.ROOT)).orElse(token.lexeme().lemma());
    return with(token, lemma, reading);
  }

  private Token with(Token token, String lemma, Optional<Reading> reading) {
    return new Token(
        token.span(),
        token.surface(),
        lexeme(token, lemma, reading),
        reading,
        token.inflection(),
        token.parts());
  }

  /// Another lemma is another word: what the dictionary says of the old one does not hold for it.
  private Lexeme lexeme(Token token, String lemma, Optional<Reading> reading) {
    var old = token.lexeme();
    var same = lemma.equals(old.lemma());
    return new Lexeme(
        lemma,
        spelling.lemmaReading(token.surface(), lemma, reading),
        old.partOfSpeech(),
        old.word(),
        same ? old.base() : Optional.empty(),
        same ? old.accent() : Optional.empty(),
        same ? old.standard() : Optional.empty());
  }

  /// One reading after the other; empty when one of the parts has none.
  private static Optional<Reading> joined(List<Token> parts) {
    var katakana = new StringBuilder();
    var furigana = new ArrayList<Reading.Furigana>();
    var source = Reading.Source.DICTIONARY;
    for (var part : parts) {
      if (part.reading().isEmpty()) {
        return Optional.empty();
      }
      var reading = part.reading().get();
      katakana.append(reading.katakana());
      furigana.addAll(reading.furigana());
      source = source.compareTo(reading.source()) < 0 ? source : reading.source();
    }
    return Optional.of(new Reading(katakana.toString(), source, furigana));
  }
}
