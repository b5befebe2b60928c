package org.intelligentreader.lattice.compile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A dictionary as it comes: what the compiler has to know.
public interface DictionarySource {
  /// A word or a rule for unknown words. `features` has a value for each of [#columns()].
  record Word(String surface, int leftId, int rightId, int cost, List<String> features) {}

  /// A category of characters: whether its unknown words are offered even where the dictionary has
  /// a word, whether neighbours are taken together, and what those words can be (their surface is
  /// empty).
  record Category(boolean offeredAlways, boolean grouped, List<Word> words) {
    public Category {
      words = List.copyOf(words);
    }
  }

  /// A spelling in lower-case ASCII letters of a language that `word` came from: red, レッド.
  record Foreign(String spelling, String word) {}

  /// The foreign spelling of a word, where the dictionary names it.
  Optional<Foreign> foreign(Word word);

  /// Names of the features.
  List<String> columns();

  /// The columns, those together whose values hang together: each combination is stored once.
  List<List<String>> groups();

  /// Characters after which a new lattice starts.
  String breaks();

  /// Every word, those of equal spelling in the order that decides between equal costs.
  void words(Consumer<Word> each);

  /// Left and right ids are less than this.
  int ids();

  /// What it costs that a word with `leftId` follows one with `rightId`. Id 0 is the border of a
  /// text.
  int connection(int rightId, int leftId);

  /// All categories; their index is what [#categories(char)] returns.
  List<Category> categories();

  /// The categories of a character, first one first.
  int[] categories(char c);
}
