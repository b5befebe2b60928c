package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Reading.Furigana;
import org.intelligentreader.book.language.Reading.Source;
import org.intelligentreader.book.text.Ruby;
import org.intelligentreader.book.text.Span;

/// Decides how words are read: the book's ruby here, the book's ruby for the same word before, the
/// analyser.
final class Readings {
  private final BookReadings memory;

  /// A piece of a word: where, how read, who says so.
  private record Piece(Span span, String katakana, Source source, boolean kana) {}

  Readings(BookReadings memory) {
    this.memory = memory;
  }

  /// Empty when a part of the word has no reading (symbols, foreign letters, unknown kanji).
  Optional<Reading> of(List<Morpheme> morphemes, RubyReadings rubies) {
    var pieces = new ArrayList<Piece>();
    for (var morpheme : morphemes) {
      var found = pieces(morpheme, rubies.inside(morpheme.span()));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      pieces.addAll(found);
    }
    return Optional.of(reading(pieces));
  }

  private static Reading reading(List<Piece> pieces) {
    var katakana = new StringBuilder();
    var source = Source.DICTIONARY;
    var furigana = new ArrayList<Furigana>();
    for (var piece : pieces) {
      katakana.append(piece.katakana());
      source = piece.source().compareTo(source) < 0 ? piece.source() : source;
      if (!piece.kana()) {
        furigana.add(new Furigana(piece.span(), Kana.toHiragana(piece.katakana())));
      }
    }
    return new Reading(katakana.toString(), source, furigana);
  }

  private List<Piece> pieces(Morpheme morpheme, List<Ruby> rubies) {
    var byBook = rubies.isEmpty() ? List.<Piece>of() : byRuby(morpheme, rubies);
    if (!byBook.isEmpty()) {
      return byBook;
    }
    var kana = morpheme.sound().kana();
    var known =
        kana.isEmpty() && Kana.isAllKana(morpheme.surface())
            ? Kana.toKatakana(morpheme.surface())
            : kana;
    if (known.isEmpty()) {
      return remembered(morpheme);
    }
    return FuriganaAligner.align(morpheme.surface(), known)
        .map(segments -> segments.stream().map(segment -> piece(morpheme, segment)).toList())
        .orElseGet(() -> List.of(whole(morpheme, known)));
  }

  private Piece piece(Morpheme morpheme, FuriganaAligner.Segment segment) {
    var span = segment.span().shift(morpheme.span().start());
    if (segment.kana() || isLatin(morpheme.surface())) {
      return new Piece(span, segment.katakana(), Source.DICTIONARY, true);
    }
    return memory
        .find(segment.span().of(morpheme.surface()), morpheme.tag().pos())
        .map(katakana -> new Piece(span, katakana, Source.BOOK, false))
        .orElseGet(() -> new Piece(span, segment.katakana(), Source.DICTIONARY, false));
  }

  /// Letters have a reading, but nobody prints it above them.
  private static boolean isLatin(String surface) {
    return Character.UnicodeScript.of(surface.codePointAt(0)) == Character.UnicodeScript.LATIN;
  }

  private List<Piece> remembered(Morpheme morpheme) {
    return memory
        .find(morpheme.surface(), morpheme.tag().pos())
        .map(katakana -> List.of(new Piece(morpheme.span(), katakana, Source.BOOK, false)))
        .orElse(List.of());
  }

  /// Without an alignment the reading stands over the whole word, unless that would put it over
  /// kana.
  private static Piece whole(Morpheme morpheme, String katakana) {
    var kana = morpheme.surface().chars().anyMatch(c -> Kana.isKana((char) c));
    return new Piece(morpheme.span(), katakana, Source.DICTIONARY, kana);
  }

  /// Ruby for its parts, kana as they stand, and the analyser for kanji between; empty when a part
  /// stays unknown.
  private List<Piece> byRuby(Morpheme morpheme, List<Ruby> rubies) {
    var analysed =
        FuriganaAligner.align(morpheme.surface(), morpheme.sound().kana()).orElse(List.of());
    var pieces = new ArrayList<Piece>();
    var at = morpheme.span().start();
    for (var ruby : rubies) {
      if (!rest(morpheme, new Span(at, ruby.span().start()), analysed, pieces)) {
        return List.of();
      }
      var katakana = RubySpelling.of(ruby, morpheme, analysed);
      memory.learn(
          ruby.span().shift(-morpheme.span().start()).of(morpheme.surface()),
          morpheme.tag().pos(),
          katakana);
      pieces.add(new Piece(ruby.span(), katakana, Source.RUBY, false));
      at = ruby.span().end();
    }
    return rest(morpheme, new Span(at, morpheme.span().end()), analysed, pieces)
        ? pieces
        : List.of();
  }

  /// Fills `gap` between two annotations; false when its reading is not known.
  private static boolean rest(
      Morpheme morpheme, Span gap, List<FuriganaAligner.Segment> analysed, List<Piece> pieces) {
    if (gap.length() == 0) {
      return true;
    }
    var text = gap.shift(-morpheme.span().start()).of(morpheme.surface());
    if (Kana.isAllKana(text)) {
      pieces.add(new Piece(gap, Kana.toKatakana(text), Source.DICTIONARY, true));
      return true;
    }
    var inside =
        analysed.stream()
            .filter(segment -> gap.contains(segment.span().shift(morpheme.span().start())))
            .toList();
    var covered = inside.stream().mapToInt(segment -> segment.span().length()).sum();
    inside.forEach(segment ->
        pieces.add(
            new Piece(
                segment.span().shift(morpheme.span().start()),
                segment.katakana(),
                Source.DICTIONARY,
                segment.kana())));
    return covered == gap.length();
  }
}
