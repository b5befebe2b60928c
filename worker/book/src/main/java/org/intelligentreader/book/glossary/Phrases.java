package org.intelligentreader.book.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.EntryKind;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.WordFileFormat;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;

/// The headwords of a dictionary that several words of a text spell together, the longest at each
/// place: 気|が|する, 本当|に. The last word may be inflected (気がした).
final class Phrases {
  /// No phrase has more words, apart from proverbs.
  private static final int MOST_WORDS = 7;

  private static final int MOST_ENTRIES = 2;

  private final WordDictionary dictionary;
  private final List<Token> tokens;

  /// Tokens `from` to `to` are the dictionary's `entries`.
  record Phrase(int from, int to, List<Entry> entries) {}

  Phrases(WordDictionary dictionary, List<Token> tokens) {
    this.dictionary = dictionary;
    this.tokens = tokens;
  }

  /// In their order, none over another.
  List<Phrase> all() {
    var phrases = new ArrayList<Phrase>();
    for (var i = 0; i + 1 < tokens.size(); ) {
      var phrase = longest(i);
      phrase.ifPresent(phrases::add);
      i = phrase.map(Phrase::to).orElse(i + 1);
    }
    return phrases;
  }

  Span span(Phrase phrase) {
    return new Span(
        tokens.get(phrase.from()).span().start(), tokens.get(phrase.to() - 1).span().end());
  }

  /// A particle begins a phrase only before a word in kanji: に決まっている, not となった.
  private Optional<Phrase> longest(int from) {
    if (isName(tokens.get(from))) {
      return Optional.empty();
    }
    var found = Optional.<Phrase>empty();
    var hash = WordFileFormat.hash(0, tokens.get(from).surface());
    var mayStand = tokens.get(from).lexeme().word();
    for (var i = from + 1; i < Math.min(tokens.size(), from + MOST_WORDS) && continues(i); i++) {
      var token = tokens.get(i);
      mayStand |= token.lexeme().word() && !Script.isKana(token.surface());
      if (mayStand) {
        found = phrase(from, i, hash).or(keep(found));
      }
      hash = WordFileFormat.hash(hash, token.surface());
    }
    return found;
  }

  private static Supplier<Optional<Phrase>> keep(Optional<Phrase> found) {
    return () -> found;
  }

  private boolean continues(int i) {
    return tokens.get(i - 1).span().end() == tokens.get(i).span().start() && !isName(tokens.get(i));
  }

  private static boolean isName(Token token) {
    return token
        .lexeme()
        .partOfSpeech()
        .flatMap(PartOfSpeech::detail)
        .filter("固有名詞"::equals)
        .isPresent();
  }

  /// `hash` is that of the words before the last one.
  private Optional<Phrase> phrase(int from, int last, int hash) {
    var token = tokens.get(last);
    if (!dictionary.mayHave(WordFileFormat.hash(hash, token.surface()))
        && !dictionary.mayHave(WordFileFormat.hash(hash, token.lexeme().lemma()))) {
      return Optional.empty();
    }
    var start = start(from, last);
    var as = entries(start, token.surface(), hash, Optional.of(reading(token)));
    var isInflected = as.isEmpty() && !token.lexeme().lemma().equals(token.surface());
    var entries =
        isInflected
            ? entries(start, token.lexeme().lemma(), hash, Optional.empty()).stream()
                .filter(Phrases::mayInflect)
                .toList()
            : as;
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new Phrase(from, last + 1, entries.stream().limit(MOST_ENTRIES).toList()));
  }

  /// The words before the last one, as they are written and read.
  private record Start(String surface, String reading) {}

  private Start start(int from, int last) {
    var surface = new StringBuilder();
    var reading = new StringBuilder();
    for (var token : tokens.subList(from, last)) {
      surface.append(token.surface());
      reading.append(reading(token));
    }
    return new Start(surface.toString(), reading.toString());
  }

  private static String reading(Token token) {
    return WordFileFormat.folded(token.reading().map(Reading::katakana).orElse(token.surface()));
  }

  /// Those of the spelling that are read as the text is; of an inflected last word only the start.
  private List<Entry> entries(Start start, String last, int hash, Optional<String> lastReading) {
    if (!dictionary.mayHave(WordFileFormat.hash(hash, last))) {
      return List.of();
    }
    return dictionary.explain(start.surface() + last).stream()
        .filter(entry -> !entry.rare())
        .filter(
            entry -> isRead(WordFileFormat.folded(entry.reading()), start.reading(), lastReading))
        .toList();
  }

  private static boolean isRead(String reading, String start, Optional<String> last) {
    return last.map(end -> reading.equals(start + end)).orElseGet(() -> reading.startsWith(start));
  }

  private static boolean mayInflect(Entry entry) {
    return entry.is(EntryKind.EXPRESSION)
        || entry.is(EntryKind.VERB)
        || entry.is(EntryKind.ADJECTIVE);
  }
}
