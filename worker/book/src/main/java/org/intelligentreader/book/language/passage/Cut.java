package org.intelligentreader.book.language.passage;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;

/// Some paragraphs of a chapter as a chapter, and what is found there back in the whole.
record Cut(Span span) {
  Chapter of(Chapter chapter) {
    var from = chapter.structure();
    return new Chapter(
        chapter.heading(),
        new CanonicalText(span.of(chapter.text().value())),
        new Structure(
            inside(from.blocks(), Block::span).stream()
                .map(one -> new Block(one.kind(), here(one.span()), one.level(), one.picture()))
                .toList(),
            inside(from.marks(), Mark::span).stream()
                .map(one -> new Mark(one.kind(), here(one.span()), one.target()))
                .toList(),
            inside(from.ruby(), Ruby::span).stream()
                .map(one -> new Ruby(here(one.span()), one.text(), one.kind()))
                .toList(),
            List.of(),
            List.of(),
            inside(from.pictures(), InlinePicture::span).stream()
                .map(one -> new InlinePicture(here(one.span()), one.picture()))
                .toList()),
        "");
  }

  private <T> List<T> inside(List<T> all, Function<T, Span> place) {
    return all.subList(first(all, place, span.start()), first(all, place, span.end() + 1)).stream()
        .filter(one -> span.contains(place.apply(one)))
        .toList();
  }

  /// The first that starts at `at` or behind it: a chapter may have a hundred thousand, and as many
  /// passages.
  private static <T> int first(List<T> all, Function<T, Span> place, int at) {
    var low = 0;
    var high = all.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (place.apply(all.get(middle)).start() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Span here(Span there) {
    return there.shift(-span.start());
  }

  List<Token> tokens(Analysis found) {
    return found.tokens().stream().map(this::back).toList();
  }

  List<Span> sentences(Analysis found) {
    return found.sentences().stream().map(this::back).toList();
  }

  Set<Span> glosses(Analysis found) {
    return found.glosses().stream().map(this::back).collect(Collectors.toSet());
  }

  private Span back(Span found) {
    return found.shift(span.start());
  }

  private Token back(Token token) {
    return new Token(
        back(token.span()),
        token.surface(),
        token.lexeme(),
        token.reading().map(this::back),
        token.inflection(),
        token.parts().stream().map(this::back).toList());
  }

  private Reading back(Reading reading) {
    return new Reading(
        reading.katakana(),
        reading.source(),
        reading.furigana().stream()
            .map(one -> new Reading.Furigana(back(one.span()), one.hiragana()))
            .toList());
  }
}
