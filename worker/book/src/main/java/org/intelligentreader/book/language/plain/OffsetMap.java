package org.intelligentreader.book.language.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;

/// From places in an edited text to those in the original.
final class OffsetMap {
  private final String original;
  private final EditedText edited;
  private final Optional<PartOfSpeech> sign;
  private final List<Span> cuts;

  /// `sign` is the part of speech of what was cut.
  OffsetMap(String original, EditedText edited, Optional<PartOfSpeech> sign) {
    this.sign = sign;
    this.original = original;
    this.edited = edited;
    this.cuts =
        edited.edits().stream()
            .filter(Edit::isCut)
            .map(Edit::span)
            .filter(span -> !span.of(original).isBlank())
            .toList();
  }

  /// The tokens, and what was cut between them as signs.
  List<Token> tokens(List<Token> found) {
    var tokens = new ArrayList<Token>(found.size() + cuts.size());
    var next = 0;
    var end = 0;
    for (var token : found) {
      Interruption.check();
      var moved = moved(token, end);
      if (moved.isPresent()) {
        for (; next < cuts.size() && cuts.get(next).start() < moved.get().span().start(); next++) {
          end = add(cuts.get(next), end, tokens);
        }
        tokens.add(moved.get());
        end = moved.get().span().end();
      }
    }
    for (; next < cuts.size(); next++) {
      end = add(cuts.get(next), end, tokens);
    }
    return tokens;
  }

  private int add(Span cut, int end, List<Token> tokens) {
    if (cut.start() < end) {
      return end;
    }
    var start = cut.start();
    var last = cut.end();
    while (Character.isWhitespace(original.charAt(start))) {
      start++;
    }
    while (Character.isWhitespace(original.charAt(last - 1))) {
      last--;
    }
    tokens.add(sign(new Span(start, last)));
    return last;
  }

  private Token sign(Span span) {
    var surface = span.of(original);
    var lexeme =
        new Lexeme(
            Lemmas.of(surface, Locale.ROOT),
            Optional.empty(),
            sign,
            false,
            Optional.empty(),
            Optional.empty());
    return new Token(span, surface, lexeme, Optional.empty(), List.of(), List.of());
  }

  /// Empty for a token of added text alone, and for the second of two on one character.
  private Optional<Token> moved(Token token, int from) {
    var place = edited.original(token.span());
    var start = Math.max(from, place.start());
    if (start >= place.end()) {
      return Optional.empty();
    }
    var span = new Span(start, place.end());
    var parts = new ArrayList<Token>(token.parts().size());
    var end = start;
    for (var part : token.parts()) {
      var moved = moved(part, end);
      moved.ifPresent(parts::add);
      end = moved.map(one -> one.span().end()).orElse(end);
    }
    return Optional.of(
        new Token(
            span,
            span.of(original),
            lexeme(token.lexeme(), span),
            token.reading().map(this::moved),
            token.inflection(),
            parts.size() > 1 ? parts : List.of()));
  }

  /// The stand-in for a rare ideograph gives way to the ideograph itself.
  private Lexeme lexeme(Lexeme lexeme, Span span) {
    var lemma = lexeme.lemma();
    if (!lemma.contains(Ideographs.UNKNOWN) || span.of(original).contains(Ideographs.UNKNOWN)) {
      return lexeme;
    }
    var rare = span.of(original).codePoints().filter(Ideographs::isRare).iterator();
    var written = new StringBuilder();
    lemma
        .codePoints()
        .forEach(c ->
            written.appendCodePoint(
                Ideographs.UNKNOWN.codePointAt(0) == c && rare.hasNext() ? rare.nextInt() : c));
    return new Lexeme(
        written.toString(),
        lexeme.reading(),
        lexeme.partOfSpeech(),
        lexeme.word(),
        lexeme.base(),
        lexeme.accent(),
        lexeme.standard());
  }

  private Reading moved(Reading reading) {
    return new Reading(
        reading.katakana(),
        reading.source(),
        reading.furigana().stream()
            .map(one -> new Reading.Furigana(edited.original(one.span()), one.hiragana()))
            .filter(one -> one.span().length() > 0)
            .toList());
  }

  /// The sentences with what was cut.
  List<Span> sentences(List<Span> found) {
    var sentences = new ArrayList<Span>(found.size());
    var next = 0;
    for (var one : found) {
      var moved = edited.original(one);
      if (moved.length() == 0) {
        continue;
      }
      for (; next < cuts.size() && cuts.get(next).end() <= moved.start(); next++) {
        moved = placed(cuts.get(next), moved, sentences);
      }
      while (next < cuts.size() && cuts.get(next).start() < moved.end()) {
        next++;
      }
      sentences.add(moved);
    }
    for (; next < cuts.size(); next++) {
      var cut = cuts.get(next);
      if (!extended(cut, sentences)) {
        sentences.add(cut);
      }
    }
    return sentences;
  }

  /// Gives a cut to the sentence before it, or to the one behind where it touches that one alone;
  /// the one behind is answered.
  private Span placed(Span cut, Span following, List<Span> sentences) {
    var touches = cut.end() == following.start();
    var isApart = sentences.isEmpty() || sentences.getLast().end() < cut.start();
    if (!(touches && isApart) && extended(cut, sentences)) {
      return following;
    }
    if (isOneLine(cut.end(), following.start())) {
      return new Span(cut.start(), following.end());
    }
    sentences.add(cut);
    return following;
  }

  private boolean extended(Span cut, List<Span> sentences) {
    if (sentences.isEmpty() || !isOneLine(sentences.getLast().end(), cut.start())) {
      return false;
    }
    sentences.set(sentences.size() - 1, new Span(sentences.getLast().start(), cut.end()));
    return true;
  }

  private boolean isOneLine(int from, int to) {
    return original.substring(from, to).indexOf('\n') < 0;
  }
}
