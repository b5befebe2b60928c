package org.intelligentreader.book.language.japanese.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.KanaFit;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// Completes ruby that stands over a part of some kanji only: 七里ヶ浜 with はま over 浜, read シチリガハマ by
/// the analyser, leaves シチリガ for the rest. Ruby in old spelling (きよう) takes the analyser's spelling
/// where both mean the same (キョウ).
public final class RubyFill {
  /// A part (offsets into the text) with its katakana; empty when nobody knows it.
  public record Part(Span span, String katakana, boolean ruby) {}

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private RubyFill(String text) {
    this.text = text;
  }

  /// `rubies` lie inside `text`, whose first character has the offset `start`; `otherwise` reads a
  /// gap that does not follow from `analysed`.
  public static List<Part> of(
      String text, int start, List<Ruby> rubies, String analysed, UnaryOperator<String> otherwise) {
    var fill = new RubyFill(text);
    var at = 0;
    for (var ruby : rubies) {
      var span = ruby.span().shift(-start);
      fill.gap(at, span.start());
      fill.parts.add(new Part(span, RubyReadings.katakana(ruby), true));
      at = span.end();
    }
    fill.gap(at, text.length());
    return fill.matching(analysed).orElseGet(() -> fill.read(otherwise));
  }

  private void gap(int from, int to) {
    if (to > from) {
      var span = new Span(from, to);
      var kana = Kana.isAllKana(span.of(text)) ? Kana.toKatakana(span.of(text)) : "";
      parts.add(new Part(span, kana, false));
    }
  }

  private Optional<List<Part>> matching(String analysed) {
    var sounds = parts.stream().map(part -> SoundChanges.large(part.katakana())).toList();
    var fit = KanaFit.ends(sounds, SoundChanges.large(analysed));
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    var matched = new ArrayList<Part>();
    var start = 0;
    for (var i = 0; i < parts.size(); i++) {
      var end = fit.get()[i];
      matched.add(
          new Part(parts.get(i).span(), analysed.substring(start, end), parts.get(i).ruby()));
      start = end;
    }
    return Optional.of(matched);
  }

  private List<Part> read(UnaryOperator<String> otherwise) {
    return parts.stream()
        .map(part ->
            part.katakana().isEmpty()
                ? new Part(part.span(), otherwise.apply(part.span().of(text)), false)
                : part)
        .toList();
  }
}
