package org.intelligentreader.book.glossary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.language.Token;

/// The entries of a dictionary that the words of one book need, numbered in the order in which the
/// book needs them. It grows with the number of different words, and holds where an entry stands
/// instead of its text. Used by one thread at a time.
public final class Glossary {
  /// For a book in a language without a dictionary, or where none is wanted.
  public static final Glossary NONE = new Glossary(Optional.empty());

  /// More than these nobody reads.
  private static final int MOST_ENTRIES = 4;

  /// Entry `place` of a headword.
  private record Place(String headword, int place) {}

  private final Optional<WordDictionary> dictionary;
  private final Map<Question, Meaning> known = new HashMap<>();
  private final Map<Place, Integer> numbers = new LinkedHashMap<>();

  private Glossary(Optional<WordDictionary> dictionary) {
    this.dictionary = dictionary;
  }

  /// An empty one that takes its entries from `dictionary`.
  public static Glossary of(WordDictionary dictionary) {
    return new Glossary(Optional.of(dictionary));
  }

  /// What it was taken from; empty when nothing is looked up.
  public Optional<String> source() {
    return dictionary.map(WordDictionary::source);
  }

  /// What token `at` of `tokens` means. Particles, auxiliaries and punctuation mean nothing here.
  public Meaning meaning(List<Token> tokens, int at) {
    if (dictionary.isEmpty() || !tokens.get(at).lexeme().word()) {
      return Meaning.NONE;
    }
    return known.computeIfAbsent(
        Question.of(tokens, at), question -> meaning(question, dictionary.get()));
  }

  /// The set phrases among `tokens`, in their order, none over another.
  public List<Expression> expressions(List<Token> tokens) {
    return dictionary.map(words -> expressions(tokens, words)).orElse(List.of());
  }

  private List<Expression> expressions(List<Token> tokens, WordDictionary words) {
    var phrases = new Phrases(words, tokens);
    return phrases.all().stream()
        .map(phrase ->
            new Expression(
                phrases.span(phrase),
                phrase.entries().stream().map(entry -> number(entry, words)).toList()))
        .toList();
  }

  /// How many entries the book needs so far.
  public int size() {
    return numbers.size();
  }

  /// Hands the entries with their glosses to `reader`, in the order of their numbers. `readings`
  /// are those that the headword has in the same meaning, the entry's own first.
  public <E extends Exception> void entries(Reader<E> reader) throws E {
    for (var place : numbers.keySet()) {
      var all = dictionary.orElseThrow().explain(place.headword());
      var entry = all.get(place.place());
      var readings = new ArrayList<String>();
      readings.add(entry.reading());
      all.stream()
          .filter(other -> other.glosses().equals(entry.glosses()))
          .map(Entry::reading)
          .filter(reading -> !readings.contains(reading))
          .forEach(readings::add);
      reader.entry(entry, readings);
    }
  }

  /// Takes one entry after the other.
  @FunctionalInterface
  public interface Reader<E extends Exception> {
    void entry(Entry entry, List<String> readings) throws E;
  }

  private Meaning meaning(Question question, WordDictionary words) {
    var candidates = new ArrayList<>(new EntryCandidates(words).of(question));
    candidates.sort(Comparator.comparingInt(Ranked::score).reversed());
    var chosen = new ArrayList<Ranked>();
    for (var candidate : candidates) {
      if (chosen.size() < MOST_ENTRIES && chosen.stream().allMatch(candidate::standsBeside)) {
        chosen.add(candidate);
      }
    }
    return chosen.isEmpty()
        ? Meaning.NONE
        : new Meaning(
            chosen.stream().map(one -> number(one.entry(), words)).toList(),
            chosen.getFirst().sense());
  }

  private int number(Entry entry, WordDictionary words) {
    var place = new Place(entry.headword(), words.explain(entry.headword()).indexOf(entry));
    return numbers.computeIfAbsent(place, _ -> numbers.size());
  }
}
