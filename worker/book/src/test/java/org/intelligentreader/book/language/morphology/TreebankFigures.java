package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import morfologik.stemming.Dictionary;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// How many lemmas and parts of speech of a treebank are found. Arguments: the folder of the packs,
/// then languages and treebanks in turns. With `-Dfaults=N` also the N commonest faults.
public final class TreebankFigures {
  private static final Set<String> CONTENT = Set.of("NOUN", "VERB", "ADJ", "ADV", "AUX");
  private static final Set<String> LEFT_OUT = Set.of("PROPN", "NUM", "PUNCT", "SYM", "X");

  private int content;
  private int contentRight;
  private int ceiling;
  private int unknown;
  private int all;
  private int allRight;
  private int words;
  private int coarse;
  private final TreeMap<String, Integer> faults = new TreeMap<>();

  private TreebankFigures() {}

  public static void main(String[] arguments) throws IOException {
    for (var i = 1; i + 1 < arguments.length; i += 2) {
      var language = arguments[i];
      var data = LanguageData.of(language);
      var dictionary =
          FormDictionary.of(Dictionary.read(Path.of(arguments[0], language, language + ".dict")));
      var lexicon = new Lexicon(dictionary, data);
      var path = new BestPath(data.frequencies());
      var figures = new TreebankFigures();
      for (var sentence : Treebank.read(Path.of(arguments[i + 1]))) {
        figures.add(sentence, lexicon, path);
      }
      System.out.println(language + " " + figures);
      figures.printFaults(Integer.getInteger("faults", 0));
    }
  }

  private void add(List<Treebank.Word> sentence, Lexicon lexicon, BestPath path) {
    var candidates = new ArrayList<Candidates>();
    for (var i = 0; i < sentence.size(); i++) {
      candidates.add(lexicon.of(sentence.get(i).form(), i == 0));
    }
    var chosen = path.of(candidates);
    for (var i = 0; i < sentence.size(); i++) {
      if (!sentence.get(i).fused()) {
        add(sentence.get(i), candidates.get(i), chosen.get(i));
      }
    }
  }

  private void add(Treebank.Word gold, Candidates word, Choice choice) {
    var tag = gold.tag();
    if (!tag.equals("PUNCT")) {
      words++;
      coarse += coarse(tag).equals(coarse(choice.universal())) ? 1 : 0;
    }
    if (LEFT_OUT.contains(tag) || gold.lemma().equals("_")) {
      return;
    }
    var lemma = plain(gold.lemma());
    var right = plain(choice.lemma()).equals(lemma);
    all++;
    allRight += right ? 1 : 0;
    if (CONTENT.contains(tag)) {
      content++;
      contentRight += right ? 1 : 0;
      unknown += word.known() ? 0 : 1;
      ceiling +=
          word.choices().stream()
                  .anyMatch(one -> one.lemmas().stream().anyMatch(l -> plain(l).equals(lemma)))
              ? 1
              : 0;
      if (!right) {
        faults.merge(
            gold.form().toLowerCase(Locale.ROOT)
                + " "
                + tag
                + " "
                + lemma
                + " <- "
                + choice.name()
                + " "
                + choice.lemmas(),
            1,
            Integer::sum);
      }
    }
  }

  private static String plain(String lemma) {
    return lemma.toLowerCase(Locale.ROOT).replace("_", "").replace('ё', 'е').replace("\u0301", "");
  }

  private static String coarse(String tag) {
    return switch (tag) {
      case "NOUN", "PROPN" -> "noun";
      case "VERB", "AUX" -> "verb";
      case "ADJ", "ADV" -> tag;
      default -> "other";
    };
  }

  private void printFaults(int most) {
    faults.entrySet().stream()
        .sorted((one, other) -> other.getValue() - one.getValue())
        .limit(most)
        .forEach(fault -> System.out.println("  " + fault.getValue() + " " + fault.getKey()));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "content %.1f all %.1f coarse %.1f ceiling %.1f unknown %.1f (%d words)",
        100.0 * contentRight / content,
        100.0 * allRight / all,
        100.0 * coarse / words,
        100.0 * ceiling / content,
        100.0 * unknown / content,
        words);
  }
}
