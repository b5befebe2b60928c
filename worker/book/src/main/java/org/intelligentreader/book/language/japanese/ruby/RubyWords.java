package org.intelligentreader.book.language.japanese.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// Ruby may correct a split: morphemes under one annotation that are not read as it says are one
/// word (大人 おとな, 追駈ける おいかける). Those that are read so, but for voicing, stay apart and share it.
public final class RubyWords {
  /// Ruby may stand over a whole page; what is longer than this is no word to be met again.
  private static final int LONGEST_WORD = 64;

  private final RubyReadings rubies;
  private final BookReadings memory;

  public RubyWords(RubyReadings rubies, BookReadings memory) {
    this.rubies = rubies;
    this.memory = memory;
  }

  public List<Morpheme> merge(List<Morpheme> morphemes) {
    var merged = new ArrayList<Morpheme>(morphemes.size());
    var i = 0;
    while (i < morphemes.size()) {
      Interruption.check();
      var end = underRuby(morphemes, i);
      if (end > i + 1) {
        merged.addAll(resolved(morphemes.subList(i, end)));
        i = end;
        continue;
      }
      var word = remembered(morphemes, i);
      merged.add(word.orElse(morphemes.get(i)));
      i = word.isEmpty() ? i + 1 : indexAfter(morphemes, i, word.get().span().end());
    }
    return merged;
  }

  /// Where the morphemes end that one annotation starting at `i` covers; `i + 1` when it is but
  /// one.
  private int underRuby(List<Morpheme> morphemes, int i) {
    var first = morphemes.get(i).span();
    for (var ruby : rubies.startingIn(first)) {
      if (ruby.span().start() == first.start() && ruby.span().end() > first.end()) {
        return indexAfter(morphemes, i, ruby.span().end());
      }
    }
    return i + 1;
  }

  private static int indexAfter(List<Morpheme> morphemes, int from, int end) {
    var i = from;
    while (i < morphemes.size() && morphemes.get(i).span().start() < end) {
      i++;
    }
    return i;
  }

  private List<Morpheme> resolved(List<Morpheme> group) {
    var start = group.getFirst().span().start();
    var ruby = rubies.startingIn(new Span(start, start + 1)).getFirst();
    var shares = shares(group, ruby);
    if (!shares.isEmpty()) {
      rubies.split(shares);
      return group;
    }
    var last = group.getLast();
    var text = surface(group);
    var outside = last.span().end() - ruby.span().end();
    var gaps = text.length() < last.span().end() - start;
    if (gaps || outside < 0 || Kana.hasHiragana(text.substring(0, text.length() - outside))) {
      return group;
    }
    var katakana = RubyReadings.katakana(ruby);
    if (outside == 0) {
      var word = noun(group, katakana);
      if (word.surface().length() <= LONGEST_WORD) {
        memory.learnWord(word);
      }
      return List.of(word);
    }
    var rest = text.substring(text.length() - outside);
    return Kana.isAllKana(rest)
        ? List.of(inflecting(group, katakana + Kana.toKatakana(rest)))
        : group;
  }

  /// The annotation divided among the morphemes when each is read as it says; else empty.
  private static List<Ruby> shares(List<Morpheme> group, Ruby ruby) {
    var shares = new ArrayList<Ruby>();
    var said = RubyReadings.katakana(ruby);
    var large = SoundChanges.large(said);
    var at = 0;
    for (var morpheme : group) {
      var covered = Math.min(morpheme.span().end(), ruby.span().end()) - morpheme.span().start();
      var kana = kana(morpheme, covered);
      var from = at;
      var share =
          SoundChanges.of(kana).stream()
              .filter(
                  sound -> !sound.isEmpty() && large.startsWith(SoundChanges.large(sound), from))
              .findFirst();
      if (share.isEmpty()) {
        return List.of();
      }
      var span = new Span(morpheme.span().start(), morpheme.span().start() + covered);
      shares.add(new Ruby(span, Kana.toHiragana(share.get()), Ruby.Kind.READING));
      at += share.get().length();
    }
    return at == said.length() ? shares : List.of();
  }

  /// How the first `covered` characters of a morpheme are read; empty when that is not known.
  private static String kana(Morpheme morpheme, int covered) {
    var kana = morpheme.sound().kana();
    var okurigana = Kana.toKatakana(morpheme.surface().substring(covered));
    return kana.endsWith(okurigana) ? kana.substring(0, kana.length() - okurigana.length()) : "";
  }

  private static Morpheme noun(List<Morpheme> group, String katakana) {
    var tag =
        group.stream()
            .map(Morpheme::tag)
            .filter(t -> t.detail().equals("固有名詞"))
            .findFirst()
            .orElse(new Morpheme.Tag("名詞", "普通名詞", "一般", "", ""));
    return word(group, tag, surface(group), surface(group), katakana);
  }

  private static Morpheme inflecting(List<Morpheme> group, String katakana) {
    var last = group.getLast();
    var before = surface(group.subList(0, group.size() - 1));
    return word(group, last.tag(), before + last.lemma(), before + last.base(), katakana);
  }

  private static Morpheme word(
      List<Morpheme> group, Morpheme.Tag tag, String lemma, String base, String katakana) {
    return new Morpheme(
        new Span(group.getFirst().span().start(), group.getLast().span().end()),
        surface(group),
        tag,
        lemma,
        base,
        new Morpheme.Sound(katakana, katakana, Optional.empty()));
  }

  private static String surface(List<Morpheme> group) {
    return group.stream().map(Morpheme::surface).collect(Collectors.joining());
  }

  /// A word that ruby has put together before, met again without ruby.
  private Optional<Morpheme> remembered(List<Morpheme> morphemes, int i) {
    if (!memory.mayStartWord(morphemes.get(i).surface())) {
      return Optional.empty();
    }
    var start = morphemes.get(i).span().start();
    var text = new StringBuilder();
    var found = Optional.<Morpheme>empty();
    for (var k = i; k < morphemes.size() && touches(morphemes, i, k); k++) {
      text.append(morphemes.get(k).surface());
      if (text.length() > memory.longestWord()) {
        break;
      }
      if (k > i) {
        found = memory.findWord(text.toString()).or(keeping(found));
      }
    }
    return found
        .filter(
            word -> rubies.startingIn(new Span(start, start + word.surface().length())).isEmpty())
        .map(word -> placed(word, start));
  }

  private static java.util.function.Supplier<Optional<Morpheme>> keeping(Optional<Morpheme> found) {
    return () -> found;
  }

  private static boolean touches(List<Morpheme> morphemes, int first, int k) {
    return k == first || morphemes.get(k - 1).span().end() == morphemes.get(k).span().start();
  }

  private static Morpheme placed(Morpheme word, int start) {
    return new Morpheme(
        new Span(start, start + word.surface().length()),
        word.surface(),
        word.tag(),
        word.lemma(),
        word.base(),
        word.sound());
  }
}
