package org.intelligentreader.book.language.japanese.ruby;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// Ruby may correct a split: morphemes under one annotation that are not read as it says are one
/// word (大人 おとな, 追駈ける おいかける). Those that are read so, but for voicing, stay apart and share it.
public final class RubyWords implements Repair {
  /// Ruby may stand over a whole page; what is longer than this is no word to be met again.
  private static final int LONGEST_WORD = 64;

  private final RubyReadings rubies;
  private final BookReadings memory;

  public RubyWords(RubyReadings rubies, BookReadings memory) {
    this.rubies = rubies;
    this.memory = memory;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> {
      var end = underRuby(morphemes, i);
      return end > i + 1
          ? Optional.of(new Change(end, resolved(morphemes.between(i, end))))
          : remembered(morphemes, i)
              .map(word -> new Change(morphemes.indexAt(i, word.span().end()), List.of(word)));
    });
  }

  /// Where the morphemes end that one annotation starting at `i` covers; `i + 1` when it is but
  /// one.
  private int underRuby(Morphemes morphemes, int i) {
    var first = morphemes.get(i).span();
    for (var ruby : rubies.startingIn(first)) {
      if (ruby.span().start() == first.start() && ruby.span().end() > first.end()) {
        return morphemes.indexAt(i, ruby.span().end());
      }
    }
    return i + 1;
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
    var text = Morpheme.surface(group);
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
            .orElse(new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", ""));
    return word(group, tag, Morpheme.surface(group), Morpheme.surface(group), katakana);
  }

  private static Morpheme inflecting(List<Morpheme> group, String katakana) {
    var last = group.getLast();
    var before = Morpheme.surface(group.subList(0, group.size() - 1));
    return word(group, last.tag(), before + last.lemma(), before + last.base(), katakana);
  }

  private static Morpheme word(
      List<Morpheme> group, Morpheme.Tag tag, String lemma, String base, String katakana) {
    return new Morpheme(
        Morpheme.span(group),
        Morpheme.surface(group),
        tag,
        lemma,
        base,
        Morpheme.Sound.of(katakana));
  }

  /// A word that ruby has put together before, met again without ruby.
  private Optional<Morpheme> remembered(Morphemes morphemes, int i) {
    if (!memory.mayStartWord(morphemes.get(i).surface())) {
      return Optional.empty();
    }
    var start = morphemes.get(i).span().start();
    var text = new StringBuilder();
    var found = Optional.<Morpheme>empty();
    for (var k = i; k < morphemes.size() && (k == i || morphemes.touches(k - 1)); k++) {
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
