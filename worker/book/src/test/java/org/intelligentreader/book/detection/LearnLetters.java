package org.intelligentreader.book.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Makes a table of [LetterChains] from lists of words: each line a word and how often it was
/// counted. Arguments: the file to write, how many sequences it may have, then `LANGUAGE=FILE`
/// each, a language that is seldom learned with a `?` behind it.
public final class LearnLetters {
  private static final double DISCOUNT = 0.75;
  private static final double RARE = 1e-4;
  private static final double FEWEST = 5e-6;
  private static final double POWER = Double.parseDouble(System.getProperty("power", "0.8"));

  /// The sequences of one language, and how they go on.
  private static final class Model {
    private final Map<String, Double> counts = new HashMap<>();
    private final Map<String, Double> totals = new HashMap<>();
    private final Map<String, Integer> kinds = new HashMap<>();

    void add(String line) {
      var space = line.lastIndexOf(' ');
      var weight = Math.pow(Double.parseDouble(line.substring(space + 1)), POWER);
      LetterChains.words(
          line.substring(0, space),
          written -> {
            var word = written.toString();
            for (var end = 1; end < word.length(); end++) {
              for (var start = Math.max(0, end + 1 - LetterChains.LONGEST); start <= end; start++) {
                counts.merge(word.substring(start, end + 1), weight, Double::sum);
              }
            }
          });
    }

    void finish() {
      counts.forEach((sequence, count) -> {
        var before = sequence.substring(0, sequence.length() - 1);
        totals.merge(before, count, Double::sum);
        kinds.merge(before, 1, Integer::sum);
      });
    }

    /// How likely the last letter is behind the others.
    double likely(String sequence) {
      if (sequence.isEmpty()) {
        return RARE;
      }
      var before = sequence.substring(0, sequence.length() - 1);
      var shorter = likely(sequence.substring(1));
      var all = totals.getOrDefault(before, 0.0);
      if (all == 0) {
        return shorter;
      }
      var count = Math.max(0, counts.getOrDefault(sequence, 0.0) - DISCOUNT);
      return Math.max(RARE, (count + DISCOUNT * kinds.getOrDefault(before, 0) * shorter) / all);
    }

    double share(String sequence) {
      return counts.getOrDefault(sequence, 0.0) / totals.getOrDefault("", 1.0);
    }
  }

  private LearnLetters() {}

  public static void main(String[] arguments) throws IOException {
    var languages = new ArrayList<String>();
    var models = new ArrayList<Model>();
    for (var argument : List.of(arguments).subList(2, arguments.length)) {
      var sign = argument.indexOf('=');
      var model = new Model();
      Files.readAllLines(Path.of(argument.substring(sign + 1))).forEach(model::add);
      model.finish();
      languages.add(argument.substring(0, sign));
      models.add(model);
    }
    var lines = new ArrayList<String>();
    lines.add("# How letters follow each other; made by LearnLetters, see docs/languages.md.");
    lines.add(String.join(" ", languages));
    chosen(models, Integer.parseInt(arguments[1]))
        .forEach(sequence ->
            lines.add(
                sequence.replace(' ', '_')
                    + " "
                    + LetterChains.written(
                        models.stream()
                            .mapToDouble(model -> Math.log(model.likely(sequence)))
                            .toArray())));
    Files.write(Path.of(arguments[0]), lines);
  }

  /// Those that tell most beyond what the shorter sequence tells, and all letters.
  private static List<String> chosen(List<Model> models, int most) {
    Set<String> all = new HashSet<>();
    for (var model : models) {
      model.counts.keySet().stream()
          .filter(sequence -> model.share(sequence) > FEWEST)
          .forEach(all::add);
    }
    var told = new HashMap<String, Double>();
    all.forEach(sequence -> told.put(sequence, told(models, sequence)));
    var longer =
        all.stream()
            .filter(sequence -> sequence.length() > 1)
            .sorted(Comparator.comparingDouble((String one) -> -told.getOrDefault(one, 0.0)))
            .limit(most);
    return Stream.concat(all.stream().filter(sequence -> sequence.length() == 1), longer)
        .sorted()
        .toList();
  }

  private static double told(List<Model> models, String sequence) {
    var most = 0.0;
    for (var model : models) {
      var share = model.share(sequence);
      if (share > FEWEST) {
        var gain = Math.log(model.likely(sequence) / model.likely(sequence.substring(1)));
        most = Math.max(most, share * Math.abs(gain));
      }
    }
    return most;
  }
}
