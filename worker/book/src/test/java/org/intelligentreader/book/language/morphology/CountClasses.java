package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import morfologik.stemming.Dictionary;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// Makes `<language>.counts` from treebanks: how often classes follow each other, and what the
/// commonest ambiguous words and kinds of words mostly are. Arguments: the language, the folder of
/// the packs, the file to write, the treebanks.
public final class CountClasses {
  private static final int FEWEST_OF_A_WORD = 5;

  private final Map<String, Integer> triples = new TreeMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final Map<String, Map<String, Integer>> words = new TreeMap<>();
  private final Map<String, Integer> lemmas = new TreeMap<>();
  private final Lexicon lexicon;

  private CountClasses(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  public static void main(String[] arguments) throws IOException {
    var language = arguments[0];
    var data = LanguageData.of(language);
    var plain =
        new LanguageData(
            data.locale(),
            data.dictionary(),
            data.classes(),
            data.own(),
            new Frequencies(List.of()));
    var dictionary =
        FormDictionary.of(Dictionary.read(Path.of(arguments[1], language, language + ".dict")));
    var counts = new CountClasses(new Lexicon(dictionary, plain));
    for (var i = 3; i < arguments.length; i++) {
      for (var sentence : Treebank.read(Path.of(arguments[i]))) {
        counts.add(sentence);
      }
    }
    Files.write(Path.of(arguments[2]), counts.lines());
  }

  private void add(List<Treebank.Word> sentence) {
    var before = Frequencies.BORDER;
    var last = Frequencies.BORDER;
    for (var i = 0; i < sentence.size(); i++) {
      var word = lexicon.of(sentence.get(i).form(), i == 0);
      var choice = choice(word, sentence.get(i));
      var name = choice.name();
      triples.merge("t " + before + " " + last + " " + name, 1, Integer::sum);
      if (word.choices().size() > 1) {
        kinds.merge("k " + word.kind() + " " + name, 1, Integer::sum);
        words.computeIfAbsent(word.form(), _ -> new TreeMap<>()).merge(name, 1, Integer::sum);
      }
      var lemma = sentence.get(i).lemma().toLowerCase(Locale.ROOT);
      if (choice.lemmas().size() > 1 && choice.lemmas().contains(lemma)) {
        lemmas.merge("l " + word.form() + " " + lemma, 1, Integer::sum);
      }
      before = last;
      last = name;
    }
  }

  /// The choice that is most like what the treebank says.
  static Choice choice(Candidates word, Treebank.Word gold) {
    return word.choices().stream()
        .max(Comparator.comparingInt((Choice choice) -> likeness(choice, gold)))
        .orElseThrow();
  }

  private static int likeness(Choice choice, Treebank.Word gold) {
    var lemma = gold.lemma().toLowerCase(Locale.ROOT);
    var likeness = choice.lemmas().contains(lemma) ? 4 : 0;
    var tag = gold.tag().equals("AUX") ? "VERB" : gold.tag();
    if (choice.universal().equals(tag)) {
      likeness += 8;
    } else if (isNear(choice.universal(), tag)) {
      likeness += 2;
    }
    return likeness;
  }

  private static boolean isNear(String one, String other) {
    return List.of(
            "NOUN PROPN",
            "DET PRON ADJ NUM",
            "SCONJ CCONJ ADV PART PRON ADP",
            "ADJ VERB",
            "PUNCT SYM X",
            "ADP SCONJ")
        .stream()
        .anyMatch(near -> List.of(near.split(" ", -1)).containsAll(List.of(one, other)));
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "# How often classes follow each other; made by CountClasses, see docs/languages.md.");
    triples.forEach((key, n) -> lines.add(key + " " + n));
    kinds.forEach((key, n) -> lines.add(key + " " + n));
    words.forEach((word, names) -> {
      if (names.values().stream().mapToInt(n -> n).sum() >= FEWEST_OF_A_WORD) {
        names.forEach((name, n) -> lines.add("w " + word + " " + name + " " + n));
      }
    });
    lemmas.forEach((key, n) -> lines.add(key + " " + n));
    return lines;
  }
}
