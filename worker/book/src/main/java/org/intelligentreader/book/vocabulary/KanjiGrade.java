package org.intelligentreader.book.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// When Japanese schools teach a kanji: in one of six grades, later, or never.
///
/// Source: course of study for elementary schools (in force since 2020), list of general-use
/// characters (2010).
public enum KanjiGrade {
  GRADE_1(1),
  GRADE_2(2),
  GRADE_3(3),
  GRADE_4(4),
  GRADE_5(5),
  GRADE_6(6),
  SECONDARY(8),
  OTHER(10);

  private final int points;

  KanjiGrade(int points) {
    this.points = points;
  }

  public static KanjiGrade of(int kanji) {
    return Table.GRADES.getOrDefault(kanji, OTHER);
  }

  /// `1` to `6`, `secondary`, `other`.
  public String id() {
    return points <= 6 ? String.valueOf(points) : name().toLowerCase(Locale.ROOT);
  }

  /// What the kanji adds to the difficulty of a text.
  int points() {
    return points;
  }

  /// Loaded when the first kanji is met.
  private static final class Table {
    static final Map<Integer, KanjiGrade> GRADES = load();

    private static Map<Integer, KanjiGrade> load() {
      var grades = new HashMap<Integer, KanjiGrade>();
      try (var in =
              Objects.requireNonNull(KanjiGrade.class.getResourceAsStream("kanji-grades.txt"));
          var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", 2))
            .forEach(
                line -> line[1].codePoints().forEach(kanji -> grades.put(kanji, grade(line[0]))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return grades;
    }

    private static KanjiGrade grade(String name) {
      return Arrays.stream(values())
          .filter(grade -> grade.id().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
