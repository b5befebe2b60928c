package org.intelligentreader.book.language.japanese.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Pos;

/// Which auxiliaries, verbs and particles inflect the word before them, and the steps they name:
/// the lines of `grammar.tsv`. One list decides both, so that what joins a word names its step.
public final class Grammar {
  private static final String RESOURCE = "grammar.tsv";
  private static final Map<Pos, Map<String, Line>> LINES = byWord(lines());

  /// What the line's word follows: `apart` when it stays a word by itself.
  public enum Follows {
    INFLECTED,
    TE,
    ADVERBIAL,
    CONTINUATIVE,
    APART
  }

  /// One line; `example` is a word with it, if one is known.
  public record Line(
      Pos pos, String lemma, Follows follows, List<Inflection> steps, Optional<String> example) {

    static Line of(String line) {
      var columns = line.split("\t", -1);
      if (columns.length != 5) {
        throw new IllegalArgumentException("a line of grammar has five columns: '" + line + "'");
      }
      return new Line(
          Pos.of(columns[0]),
          columns[1],
          Follows.valueOf(columns[2].toUpperCase(Locale.ROOT)),
          columns[3].equals("-") ? List.of() : steps(columns[3]),
          Optional.of(columns[4]).filter(text -> !text.equals("-")));
    }

    private static List<Inflection> steps(String column) {
      return Arrays.stream(column.split(",", -1)).map(Inflection::of).toList();
    }
  }

  private Grammar() {}

  /// Every line of the resource, in its order.
  public static List<Line> lines() {
    try (var in = Grammar.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Line::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
    }
  }

  private static Map<Pos, Map<String, Line>> byWord(List<Line> lines) {
    var words = new HashMap<Pos, Map<String, Line>>();
    for (var line : lines) {
      words.computeIfAbsent(line.pos(), _ -> new HashMap<>()).put(line.lemma(), line);
    }
    return words;
  }

  static boolean follows(Morpheme morpheme, Follows form) {
    return of(morpheme).filter(line -> line.follows() == form).isPresent();
  }

  /// The steps that `morpheme` names in whatever form.
  static List<Inflection> steps(Morpheme morpheme) {
    return of(morpheme).map(Line::steps).orElse(List.of());
  }

  private static Optional<Line> of(Morpheme morpheme) {
    return Optional.ofNullable(
        LINES.getOrDefault(morpheme.tag().pos(), Map.of()).get(morpheme.lemma()));
  }
}
