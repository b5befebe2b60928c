package org.intelligentreader.lattice.compile;

import com.atilika.kuromoji.buffer.StringValueMapBuffer;
import com.atilika.kuromoji.buffer.TokenInfoBuffer;
import com.atilika.kuromoji.dict.CharacterDefinitions;
import com.atilika.kuromoji.dict.ConnectionCosts;
import com.atilika.kuromoji.dict.TokenInfoDictionary;
import com.atilika.kuromoji.dict.UnknownDictionary;
import com.atilika.kuromoji.trie.DoubleArrayTrie;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import com.atilika.kuromoji.util.SimpleResourceResolver;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// UniDic 2.1.2 with kana and accents, as the jar of `kuromoji-unidic-kanaaccent` has it.
public final class KuromojiUnidic implements DictionarySource {
  /// In the order of kuromoji's features.
  static final List<String> COLUMNS =
      List.of(
          "partOfSpeech1",
          "partOfSpeech2",
          "partOfSpeech3",
          "partOfSpeech4",
          "conjugationType",
          "conjugationForm",
          "lemmaReading",
          "lemma",
          "writtenForm",
          "pronunciation",
          "writtenBaseForm",
          "pronunciationBaseForm",
          "languageType",
          "initialSoundAlterationType",
          "initialSoundAlterationForm",
          "finalSoundAlterationType",
          "finalSoundAlterationForm",
          "kana",
          "kanaBase",
          "form",
          "formBase",
          "initialConnectionType",
          "finalConnectionType",
          "accentType",
          "accentConnectionType",
          "accentModificationType");

  /// How a word behaves, the word behind it, its sound, its spelling: 17 thousand, 323 thousand,
  /// 271 thousand and 570 thousand combinations for 756 thousand entries.
  private static final List<List<String>> GROUPS =
      List.of(
          List.of(
              "partOfSpeech1",
              "partOfSpeech2",
              "partOfSpeech3",
              "partOfSpeech4",
              "conjugationType",
              "conjugationForm",
              "languageType",
              "initialSoundAlterationType",
              "initialSoundAlterationForm",
              "finalSoundAlterationType",
              "finalSoundAlterationForm",
              "initialConnectionType",
              "finalConnectionType",
              "accentType",
              "accentConnectionType",
              "accentModificationType"),
          List.of(
              "lemmaReading",
              "lemma",
              "writtenBaseForm",
              "pronunciationBaseForm",
              "kanaBase",
              "formBase"),
          List.of("kana", "form", "pronunciation"),
          List.of("writtenForm"));

  private static final int POS_COLUMNS = 6;

  /// UniDic's lemma of a loanword names its origin: レッド-red.
  private static final Pattern LOANWORD = Pattern.compile("([ァ-ヴー]+)-([A-Za-z]{2,})");

  private static final int LEMMA = COLUMNS.indexOf("lemma");
  private static final int CATEGORIES = 11;
  private static final char TERMINATOR = DoubleArrayTrie.TERMINATING_CHARACTER;
  private static final int TAIL_FROM = 100_000_000;

  private final TokenInfoDictionary words;
  private final DoubleArrayTrie trie;
  private final ConnectionCosts costs;
  private final CharacterDefinitions characters;
  private final UnknownDictionary unknown;
  private final Strings features;
  private final Strings partsOfSpeech;
  private final TokenInfoBuffer infos;
  private final int ids;

  /// Reads it from the class path.
  public KuromojiUnidic() throws IOException {
    var resources = new SimpleResourceResolver(Tokenizer.class);
    words = TokenInfoDictionary.newInstance(resources);
    trie = DoubleArrayTrie.newInstance(resources);
    costs = ConnectionCosts.newInstance(resources);
    characters = CharacterDefinitions.newInstance(resources);
    unknown = UnknownDictionary.newInstance(resources, characters, COLUMNS.size());
    features = new Strings(resources.resolve(TokenInfoDictionary.FEATURE_MAP_FILENAME));
    partsOfSpeech = new Strings(resources.resolve(TokenInfoDictionary.POS_MAP_FILENAME));
    infos =
        new TokenInfoBuffer(resources.resolve(TokenInfoDictionary.TOKEN_INFO_DICTIONARY_FILENAME));
    try (var matrix =
        new DataInputStream(resources.resolve(ConnectionCosts.CONNECTION_COSTS_FILENAME))) {
      ids = matrix.readInt();
    }
  }

  /// Strings by id, each decoded once.
  private static final class Strings {
    private final StringValueMapBuffer values;
    private String[] decoded = {};

    Strings(java.io.InputStream resource) throws IOException {
      values = new StringValueMapBuffer(resource);
    }

    String get(int id) {
      if (id >= decoded.length) {
        decoded = Arrays.copyOf(decoded, Math.max(id + 1, 2 * decoded.length));
      }
      if (decoded[id] == null) {
        decoded[id] = values.get(id);
      }
      return decoded[id];
    }
  }

  @Override
  public Optional<Foreign> foreign(Word word) {
    var lemma = LOANWORD.matcher(word.features().get(LEMMA));
    return lemma.matches()
        ? Optional.of(new Foreign(lemma.group(2).toLowerCase(Locale.ROOT), lemma.group(1)))
        : Optional.empty();
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<String>> groups() {
    return GROUPS;
  }

  /// Where kuromoji itself splits before it looks for words.
  @Override
  public String breaks() {
    return "。、";
  }

  /// Walks kuromoji's own double array from each word's cell up to the root.
  @Override
  public void words(Consumer<Word> each) {
    var cells = trie.getBaseBuffer().limit();
    for (var cell = 1; cell < cells; cell++) {
      for (var word : wordIds(cell)) {
        each.accept(
            new Word(
                surface(cell),
                words.getLeftId(word),
                words.getRightId(word),
                words.getWordCost(word),
                features(word)));
      }
    }
  }

  /// kuromoji's words that end in a cell of its trie.
  int[] wordIds(int cell) {
    try {
      return words.lookupWordIds(cell);
    } catch (ArrayIndexOutOfBoundsException e) {
      return new int[0]; // its list ends with the last cell that has words
    }
  }

  private String surface(int cell) {
    var bases = trie.getBaseBuffer();
    var parents = trie.getCheckBuffer();
    var surface = new StringBuilder();
    for (var at = cell; at != 0; at = parents.get(at)) {
      var parent = parents.get(at);
      var base = parent == 0 ? 1 : bases.get(parent);
      surface.append((char) (at - base));
    }
    surface.reverse();
    for (var tail = bases.get(cell) - TAIL_FROM;
        tail >= 0 && trie.getTailBuffer().get(tail) != TERMINATOR;
        tail++) {
      surface.append(trie.getTailBuffer().get(tail));
    }
    if (trie.lookup(surface.toString()) != cell) {
      throw new IllegalStateException("kuromoji's trie is not built as expected, at " + surface);
    }
    return surface.toString();
  }

  private List<String> features(int word) {
    var found = new ArrayList<String>(COLUMNS.size());
    for (var i = 0; i < COLUMNS.size(); i++) {
      found.add(
          i < POS_COLUMNS
              ? partsOfSpeech.get(infos.lookupPartOfSpeechFeature(word, i))
              : features.get(infos.lookupFeature(word, i)));
    }
    return found;
  }

  @Override
  public int ids() {
    return ids;
  }

  @Override
  public int connection(int rightId, int leftId) {
    return costs.get(rightId, leftId);
  }

  @Override
  public List<Category> categories() {
    var found = new ArrayList<Category>();
    for (var category = 0; category < CATEGORIES; category++) {
      var definition = characters.lookupDefinition(category);
      found.add(
          new Category(
              definition[CharacterDefinitions.INVOKE] == 1,
              definition[CharacterDefinitions.GROUP] == 1,
              unknownWords(category)));
    }
    return found;
  }

  private List<Word> unknownWords(int category) {
    return Arrays.stream(unknown.lookupWordIds(category))
        .mapToObj(word ->
            new Word(
                "",
                unknown.getLeftId(word),
                unknown.getRightId(word),
                unknown.getWordCost(word),
                List.of(unknown.getAllFeaturesArray(word))))
        .toList();
  }

  @Override
  public int[] categories(char c) {
    return characters.lookupCategories(c);
  }
}
