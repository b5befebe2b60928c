package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import morfologik.stemming.Dictionary;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// Makes `<language>.counts` from plain text that nobody has labelled, one sentence a line: how
/// often classes follow each other, and what the commonest ambiguous words mostly are. It begins
/// with all classes of a word alike and repeats: expect by what was learned so far, then count what
/// is expected (Baum-Welch). Arguments: the language, the folder of the packs, the file to write,
/// the texts.
public final class LearnClasses {
  private static final int ROUNDS = Integer.getInteger("rounds", 20);
  private static final double FEWEST_OF_A_WORD =
      Double.parseDouble(System.getProperty("fewest", "5"));
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{L}+['’](?=\\p{L})|[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*|\\p{N}+|[^\\s\\p{L}\\p{N}]");

  private final Map<String, Double> triples = new TreeMap<>();
  private final Map<String, Double> kinds = new TreeMap<>();
  private final Map<String, Map<String, Double>> words = new TreeMap<>();
  private final Map<String, Double> lemmas = new TreeMap<>();
  private final Map<String, Choice> ambiguous = new TreeMap<>();

  private LearnClasses() {}

  public static void main(String[] arguments) throws IOException {
    var language = arguments[0];
    var data = LanguageData.of(language);
    var none = new Frequencies(List.of());
    var plain =
        new LanguageData(data.locale(), data.dictionary(), data.classes(), data.own(), none);
    var dictionary =
        FormDictionary.of(Dictionary.read(Path.of(arguments[1], language, language + ".dict")));
    var lexicon = new Lexicon(dictionary, plain);
    var sentences = new ArrayList<List<Candidates>>();
    for (var i = 3; i < arguments.length; i++) {
      for (var line : Files.readAllLines(Path.of(arguments[i]))) {
        sentences.add(candidates(line, lexicon));
      }
    }
    var lines = List.<String>of();
    for (var round = 0; round < ROUNDS; round++) {
      var learned = new LearnClasses();
      var expectation = new Expectation(new Frequencies(lines));
      sentences.forEach(sentence -> learned.add(sentence, expectation));
      lines = learned.lines();
    }
    var file = new ArrayList<String>();
    file.add("# How often classes follow each other; made by LearnClasses, see docs/languages.md.");
    file.addAll(lines);
    Files.write(Path.of(arguments[2]), file);
  }

  private static List<Candidates> candidates(String line, Lexicon lexicon) {
    var found = new ArrayList<Candidates>();
    var words = WORD.matcher(line);
    while (words.find()) {
      found.add(lexicon.of(words.group(), found.isEmpty()));
    }
    return found;
  }

  private void add(List<Candidates> sentence, Expectation expectation) {
    expectation.of(
        sentence,
        (at, before, last, choice, share) -> {
          var word = sentence.get(at);
          var name = choice.name();
          triples.merge("t " + before + " " + last + " " + name, share, Double::sum);
          lemmas.merge(choice.lemma(), share, Double::sum);
          if (word.choices().size() > 1) {
            kinds.merge("k " + word.kind() + " " + name, share, Double::sum);
            words
                .computeIfAbsent(word.form(), _ -> new TreeMap<>())
                .merge(name, share, Double::sum);
          }
          if (choice.lemmas().size() > 1) {
            ambiguous.put(word.form(), choice);
          }
        });
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    triples.forEach((key, n) -> line(lines, key, n));
    kinds.forEach((key, n) -> line(lines, key, n));
    words.forEach((word, names) -> {
      if (names.values().stream().mapToDouble(n -> n).sum() >= FEWEST_OF_A_WORD) {
        names.forEach((name, n) -> line(lines, "w " + word + " " + name, n));
      }
    });
    ambiguous.forEach((form, choice) ->
        choice
            .lemmas()
            .forEach(
                lemma -> line(lines, "l " + form + " " + lemma, lemmas.getOrDefault(lemma, 0.0))));
    return lines;
  }

  private static void line(List<String> lines, String key, double count) {
    if (Math.round(count) > 0 && !key.matches(".*\\s.*\\s.*\\s.*\\s.*")) {
      lines.add(key + " " + Math.round(count));
    }
  }
}
