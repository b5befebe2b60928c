package org.intelligentreader.book.language.choice;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// The parts of a chapter in different languages, as bilingual editions have them: whole paragraphs
/// that cannot be in the language of the book. What is too short to tell stays the book's.
final class Passages {
  /// Paragraphs that follow each other in one language.
  record Passage(Span span, String language) {}

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          Set.of("the", "of", "and", "to", "in", "was", "he", "that", "it", "is", "you", "she"),
          "fr",
          Set.of("le", "la", "les", "des", "et", "un", "une", "est", "que", "il", "elle", "dans"),
          "de",
          Set.of("der", "die", "das", "und", "den", "ist", "nicht", "ein", "eine", "er", "sie"),
          "es",
          Set.of("el", "los", "las", "y", "en", "que", "una", "se", "no", "con", "su", "por"),
          "it",
          Set.of("il", "di", "che", "una", "non", "per", "si", "della", "è", "gli", "sono"));
  private static final Set<String> CYRILLIC = Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk");

  /// Characters that hardly any Japanese has without kana beside them.
  private static final String CHINESE = "的了们們这這她你吗嗎呢吧没沒说說";

  private static final int FEWEST_LETTERS = 6;
  private static final int FEWEST_HAN = 10;
  private static final int FEWEST_HITS = 2;
  private static final double NEARLY_ALL = 0.9;
  private static final double MOST = 0.5;
  private static final double SOME = 0.1;
  private static final double COMMON = 0.2;
  private static final int TIMES = 3;

  private Passages() {}

  /// In order; together they have every paragraph of `text`.
  static List<Passage> of(String text, String book) {
    var passages = new ArrayList<Passage>();
    for (var start = 0; start < text.length(); ) {
      Interruption.check();
      var found = text.indexOf("\n\n", start);
      var end = found < 0 ? text.length() : found;
      var language = language(text.substring(start, end), book).orElse(book);
      var last = passages.isEmpty() ? Optional.<Passage>empty() : Optional.of(passages.getLast());
      if (last.filter(one -> one.language().equals(language)).isPresent()) {
        passages.removeLast();
        passages.add(new Passage(new Span(last.get().span().start(), end), language));
      } else {
        passages.add(new Passage(new Span(start, end), language));
      }
      start = end + 2;
    }
    return passages;
  }

  /// The language of a paragraph that is not the book's.
  private static Optional<String> language(String paragraph, String book) {
    var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    paragraph
        .codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    var all = letters.values().stream().mapToInt(n -> n).sum();
    return all < FEWEST_LETTERS
        ? Optional.empty()
        : language(paragraph, book, letters, all).filter(language -> !language.equals(book));
  }

  private static Optional<String> language(
      String paragraph, String book, Map<UnicodeScript, Integer> letters, int all) {
    var kana =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    var han = letters.getOrDefault(UnicodeScript.HAN, 0);
    if (kana > SOME * all && kana + han > MOST * all) {
      return Optional.of("ja");
    }
    if (letters.getOrDefault(UnicodeScript.HANGUL, 0) > MOST * all) {
      return Optional.of("ko");
    }
    if (han > MOST * all) {
      return Optional.of("zh").filter(_ -> isChinese(paragraph, book, han, kana));
    }
    if (letters.getOrDefault(UnicodeScript.CYRILLIC, 0) > NEARLY_ALL * all) {
      return Optional.of("ru").filter(_ -> !CYRILLIC.contains(book));
    }
    return letters.getOrDefault(UnicodeScript.LATIN, 0) > NEARLY_ALL * all
        ? latin(paragraph, book)
        : Optional.empty();
  }

  /// Chinese characters in a Japanese or Korean book may be an old text of its own language.
  private static boolean isChinese(String paragraph, String book, int han, int kana) {
    return (!book.equals("ja") && !book.equals("ko"))
        || (han >= FEWEST_HAN
            && kana == 0
            && paragraph.chars().filter(c -> CHINESE.indexOf(c) >= 0).count() >= FEWEST_HITS);
  }

  /// The language whose short words are common, several times as common as the book's.
  private static Optional<String> latin(String paragraph, String book) {
    var words = List.of(paragraph.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1));
    var own = hits(words, WORDS.getOrDefault(book, Set.of()));
    return WORDS.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(book))
        .map(entry -> Map.entry(entry.getKey(), hits(words, entry.getValue())))
        .max(Map.Entry.comparingByValue())
        .filter(best -> best.getValue() >= FEWEST_HITS && best.getValue() >= COMMON * words.size())
        .filter(best -> best.getValue() >= TIMES * own)
        .filter(_ -> WORDS.containsKey(book) || !isLatin(book))
        .map(Map.Entry::getKey);
  }

  private static int hits(List<String> words, Set<String> common) {
    return (int) words.stream().filter(common::contains).count();
  }

  /// A language in Latin letters whose words are not known here could be any.
  private static boolean isLatin(String book) {
    return !CYRILLIC.contains(book)
        && !Set.of("ja", "zh", "ko", "el", "he", "ar", "th").contains(book);
  }
}
