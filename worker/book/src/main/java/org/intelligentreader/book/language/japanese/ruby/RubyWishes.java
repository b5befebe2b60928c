package org.intelligentreader.book.language.japanese.ruby;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser.Wish;
import org.intelligentreader.book.language.japanese.morpheme.Under;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.model.Span;

/// What ruby asks of the analyser: to prefer entries of the dictionary that are read so.
public final class RubyWishes {
  private final TreeMap<Integer, Wish> byStart = new TreeMap<>();
  private final String text;

  /// The spans of `wishes` are offsets into `text`.
  public RubyWishes(List<Wish> wishes, String text) {
    wishes.forEach(wish -> byStart.put(wish.span().start(), wish));
    this.text = text;
  }

  /// Wishes for the ruby inside `clause`; empty when its `morphemes` are all read as it says.
  public static List<Wish> of(
      String text, Span clause, List<Morpheme> morphemes, RubyReadings rubies) {
    var wishes =
        rubies.inside(clause).stream()
            .map(ruby -> new Wish(ruby.span(), RubyReadings.katakana(ruby)))
            .toList();
    var all = new RubyWishes(wishes, text);
    var open = wishes.stream().filter(wish -> !all.isInside(wish, morphemes)).toList();
    return open.stream().allMatch(wish -> all.isFulfilled(wish, morphemes)) ? List.of() : open;
  }

  /// Ruby over some kanji of a longer word that may well be read so (はま in 七里ヶ浜) asks for nothing.
  private boolean isInside(Wish wish, List<Morpheme> morphemes) {
    var under = Under.of(wish.span(), morphemes);
    return read(under).isEmpty()
        && SoundChanges.large(kana(under)).contains(SoundChanges.large(wish.katakana()));
  }

  private boolean isFulfilled(Wish wish, List<Morpheme> morphemes) {
    var under = Under.of(wish.span(), morphemes);
    return read(under).filter(SoundChanges.large(kana(under))::equals).isPresent();
  }

  /// How the text of `under` is read as ruby and kana say.
  private Optional<String> read(List<Morpheme> under) {
    return under.isEmpty()
        ? Optional.empty()
        : reading(under.getFirst().span().start(), under.getLast().span().end());
  }

  private static String kana(List<Morpheme> morphemes) {
    return morphemes.stream().map(m -> m.sound().kana()).collect(Collectors.joining());
  }

  /// How many characters under ruby the word `text[start, end)` covers if `kana` reads it as the
  /// ruby says; 0 when it is read otherwise or has no ruby.
  public int fulfilled(int start, int end, String kana) {
    return reading(start, end).filter(SoundChanges.large(kana)::equals).isPresent()
        ? byStart.subMap(start, end).values().stream().mapToInt(wish -> wish.span().length()).sum()
        : 0;
  }

  /// True when a word of `text[start, end)` can be decided by ruby.
  public boolean speakOf(int start, int end) {
    var first = byStart.ceilingKey(start);
    return first != null && first < end;
  }

  /// How ruby and kana together read `text[start, end)`, with large kana; empty when they leave a
  /// gap.
  private Optional<String> reading(int start, int end) {
    var reading = new StringBuilder();
    for (var at = start; at < end; ) {
      var wish = byStart.get(at);
      if (wish != null && wish.span().end() <= end) {
        reading.append(wish.katakana());
        at = wish.span().end();
      } else if (wish == null && Kana.isKana(text.charAt(at))) {
        reading.append(Kana.toKatakana(text.substring(at, at + 1)));
        at++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(SoundChanges.large(reading.toString()));
  }
}
