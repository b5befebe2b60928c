package org.intelligentreader.book.language.japanese.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Reading.Furigana;
import org.intelligentreader.book.language.Reading.Source;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.ruby.BookReadings;
import org.intelligentreader.book.language.japanese.ruby.BookReadings.Place;
import org.intelligentreader.book.language.japanese.ruby.RubyFill;
import org.intelligentreader.book.language.japanese.ruby.RubyReadings;
import org.intelligentreader.book.language.japanese.script.FuriganaAligner;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.KanjiReadings;
import org.intelligentreader.book.language.japanese.script.KanjiSplitter;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Decides how words are read: the book's ruby here, the book's ruby for the same word before, the
/// analyser.
public final class Readings {
  private final BookReadings memory;
  private final KanjiReadings kanji;
  private final KanjiSplitter splitter;

  /// A piece of a word: where, how read, who says so.
  private record Piece(Span span, String katakana, Source source, boolean kana) {}

  public Readings(BookReadings memory, KanjiReadings kanji) {
    this.memory = memory;
    this.kanji = kanji;
    this.splitter = new KanjiSplitter(kanji);
  }

  /// Empty when a part of the morpheme has no reading (symbols, foreign letters, unknown kanji).
  Optional<Reading> of(Morpheme morpheme, RubyReadings rubies) {
    var pieces = pieces(morpheme, rubies.inside(morpheme.span()));
    return pieces.isEmpty() ? Optional.empty() : Optional.of(reading(pieces));
  }

  /// Whether ruby here, or what earlier ruby taught, may decide the reading.
  boolean dependsOnTheBook(Morpheme morpheme, RubyReadings rubies) {
    return memory.mayKnow(morpheme.surface()) || rubies.startsIn(morpheme.span());
  }

  /// The reading of a word from those of its morphemes; empty when one of them has none.
  static Optional<Reading> joined(List<Token> parts) {
    var katakana = new StringBuilder();
    var source = Source.DICTIONARY;
    var furigana = new ArrayList<Furigana>();
    for (var part : parts) {
      if (part.reading().isEmpty()) {
        return Optional.empty();
      }
      var reading = part.reading().get();
      katakana.append(reading.katakana());
      source = better(source, reading.source());
      furigana.addAll(reading.furigana());
    }
    return Optional.of(new Reading(katakana.toString(), source, furigana));
  }

  private static Reading reading(List<Piece> pieces) {
    var katakana = new StringBuilder();
    var source = Source.DICTIONARY;
    var furigana = new ArrayList<Furigana>();
    for (var piece : pieces) {
      katakana.append(piece.katakana());
      source = better(source, piece.source());
      if (!piece.kana()) {
        furigana.add(new Furigana(piece.span(), Kana.toHiragana(piece.katakana())));
      }
    }
    return new Reading(katakana.toString(), source, furigana);
  }

  private static Source better(Source a, Source b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private List<Piece> pieces(Morpheme morpheme, List<Ruby> rubies) {
    if (morpheme.is(Pos.MARK) && rubies.isEmpty()) {
      return List.of();
    }
    var surface = morpheme.surface();
    var kana = morpheme.sound().kana();
    var known = kana.isEmpty() ? asWritten(surface) : kana;
    var segments =
        rubies.isEmpty()
            ? FuriganaAligner.align(surface, known)
            : Optional.of(FuriganaAligner.align(surface, known).orElseGet(() -> unread(surface)));
    if (segments.isEmpty()) {
      return known.isEmpty() ? remembered(morpheme) : List.of(whole(morpheme, known));
    }
    var pieces = new ArrayList<Piece>();
    var readApart = rubies.isEmpty() ? segments.get() : joined(morpheme, segments.get(), rubies);
    for (var segment : readApart) {
      var found = segment(morpheme, segment, rubies);
      if (found.isEmpty()) {
        return rubies.isEmpty() ? List.of() : pieces(morpheme, List.of());
      }
      pieces.addAll(found);
    }
    return pieces;
  }

  /// Unknown words in kana are read as they are written (エル・ドラード); empty for all others.
  private static String asWritten(String surface) {
    var kana = surface.replace("・", "");
    return Kana.isAllKana(kana) ? Kana.toKatakana(kana) : "";
  }

  /// Kana as they stand, kanji without a reading.
  private static List<FuriganaAligner.Segment> unread(String surface) {
    return FuriganaAligner.runs(surface).stream()
        .map(span -> {
          var kana = FuriganaAligner.isKana(surface.charAt(span.start()));
          return new FuriganaAligner.Segment(
              span, kana ? Kana.toKatakana(span.of(surface)) : "", kana);
        })
        .toList();
  }

  /// One segment over the whole where ruby stands over kanji and kana together.
  private static List<FuriganaAligner.Segment> joined(
      Morpheme morpheme, List<FuriganaAligner.Segment> segments, List<Ruby> rubies) {
    var start = morpheme.span().start();
    var fits =
        rubies.stream()
            .allMatch(ruby ->
                segments.stream()
                    .anyMatch(segment -> segment.span().shift(start).contains(ruby.span())));
    return fits
        ? segments
        : List.of(
            new FuriganaAligner.Segment(
                new Span(0, morpheme.surface().length()), morpheme.sound().kana(), false));
  }

  private List<Piece> segment(
      Morpheme morpheme, FuriganaAligner.Segment segment, List<Ruby> rubies) {
    var span = segment.span().shift(morpheme.span().start());
    var over = over(span, rubies);
    if (!over.isEmpty()) {
      return byRuby(morpheme, segment, over);
    }
    if (segment.kana() || isLatin(morpheme.surface())) {
      return List.of(new Piece(span, segment.katakana(), Source.DICTIONARY, true));
    }
    var text = segment.span().of(morpheme.surface());
    var remembered = memory.find(place(morpheme, segment.span()), segment.katakana());
    var katakana = remembered.orElse(segment.katakana());
    var source = remembered.isPresent() ? Source.BOOK : Source.DICTIONARY;
    return katakana.isEmpty() ? List.of() : split(span, text, katakana, source);
  }

  private static List<Ruby> over(Span span, List<Ruby> rubies) {
    return rubies.isEmpty()
        ? rubies
        : rubies.stream().filter(ruby -> span.contains(ruby.span())).toList();
  }

  private List<Piece> split(Span span, String text, String katakana, Source source) {
    return splitter.split(text, katakana).stream()
        .map(part -> new Piece(part.span().shift(span.start()), part.katakana(), source, false))
        .toList();
  }

  /// Letters have a reading, but nobody prints it above them.
  private static boolean isLatin(String surface) {
    return Character.UnicodeScript.of(surface.codePointAt(0)) == Character.UnicodeScript.LATIN;
  }

  private List<Piece> remembered(Morpheme morpheme) {
    return memory
        .find(Place.of(morpheme.surface(), "", morpheme.tag().pos().unidic()), "")
        .map(katakana -> split(morpheme.span(), morpheme.surface(), katakana, Source.BOOK))
        .orElse(List.of());
  }

  /// Without an alignment the reading stands over the whole word, unless that would put it over
  /// kana.
  private static Piece whole(Morpheme morpheme, String katakana) {
    var kana = CodePoints.any(morpheme.surface(), Kana::isKana);
    return new Piece(morpheme.span(), katakana, Source.DICTIONARY, kana);
  }

  /// Ruby as it stands, the rest as the analyser reads it; empty when a part stays unknown.
  private List<Piece> byRuby(
      Morpheme morpheme, FuriganaAligner.Segment segment, List<Ruby> rubies) {
    var text = segment.span().of(morpheme.surface());
    var start = morpheme.span().start() + segment.span().start();
    var pos = morpheme.tag().pos().unidic();
    var parts = RubyFill.of(text, start, rubies, segment.katakana(), gap -> gap(gap, pos));
    if (parts.stream().anyMatch(part -> part.katakana().isEmpty())) {
      return List.of();
    }
    var whole = new StringBuilder();
    var pieces = new ArrayList<Piece>();
    for (var part : parts) {
      whole.append(part.katakana());
      var under = part.span().of(text);
      if (part.ruby()) {
        var inside = part.span().shift(segment.span().start());
        memory.learn(place(morpheme, inside), part.katakana());
      }
      pieces.add(
          new Piece(
              part.span().shift(start),
              part.katakana(),
              part.ruby() ? Source.RUBY : Source.DICTIONARY,
              !part.ruby() && Kana.isAllKana(under)));
    }
    memory.learn(place(morpheme, segment.span()), whole.toString());
    return pieces;
  }

  private static Place place(Morpheme morpheme, Span kanji) {
    var base = morpheme.base().isEmpty() ? morpheme.surface() : morpheme.base();
    var okurigana = new StringBuilder();
    for (var i = kanji.end(); i < base.length() && Kana.isKana(base.charAt(i)); i++) {
      okurigana.append(base.charAt(i));
    }
    return Place.of(
        kanji.of(morpheme.surface()), okurigana.toString(), morpheme.tag().pos().unidic());
  }

  private String gap(String text, String pos) {
    return memory
        .find(Place.of(text, "", pos), "")
        .or(() ->
            text.codePointCount(0, text.length()) == 1
                ? kanji.of(text.codePointAt(0)).stream().findFirst()
                : Optional.empty())
        .orElse("");
  }
}
