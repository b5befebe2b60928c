package org.intelligentreader.book.wording;

import static org.intelligentreader.book.wording.InterfaceLanguage.ENGLISH;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.problem.Limit;

/// What is made of the catalogue for documents, the page and the schema.
final class MadeText {
  private static final int LINE = 170;

  private MadeText() {}

  static List<WordingEntry> failures(String... origins) {
    return Wording.FAILURES.codes().stream()
        .filter(entry -> List.of(origins).contains(entry.text("origin")))
        .toList();
  }

  /// The rows "code, meaning, what to do".
  static String advice(InterfaceLanguage language) {
    return rows(
        Wording.FAILURES.codes(),
        entry ->
            cells(entry.code(), entry.text("meaning", language), entry.text("todo", language)));
  }

  /// The rows "code, meaning", with the detail where there is one.
  static String meanings(List<WordingEntry> failures, InterfaceLanguage language) {
    var semicolon = language == ENGLISH ? "; " : "；";
    return rows(
        failures,
        entry -> {
          var detail = entry.find("detail." + language.tag());
          return cells(
              entry.code(),
              entry.text("meaning", language) + detail.map(semicolon::concat).orElse(""));
        });
  }

  static String warnings(InterfaceLanguage language) {
    return rows(
        Wording.WARNINGS.codes(),
        entry ->
            cells(entry.code(), entry.text("meaning", language), entry.text("done", language)));
  }

  static String verdicts(InterfaceLanguage language) {
    return rows(Wording.VERDICTS.codes(), entry -> cells(entry.code(), entry.sentence(language)));
  }

  static String limits(InterfaceLanguage language) {
    return rows(
        Wording.LIMITS.codes(),
        entry -> {
          var limit = Limit.named(entry.code()).orElseThrow();
          return cells(
              entry.code(),
              "`LIMIT_" + limit.name() + "`",
              String.valueOf(limit.standard()),
              entry.text("meaning", language));
        });
  }

  /// The codes that the queue tries again by itself, in words.
  static String retried(InterfaceLanguage language) {
    var codes =
        Wording.FAILURES.codes().stream()
            .filter(entry -> entry.text("retried").equals("yes"))
            .map(entry -> "`" + entry.code() + "`")
            .toList();
    var most = codes.subList(0, codes.size() - 1);
    return language == ENGLISH
        ? String.join(", ", most) + " and " + codes.getLast()
        : String.join("、", most) + " 和 " + codes.getLast();
  }

  /// A module of the page with all that the catalogue says in one language.
  static String module(InterfaceLanguage language) {
    var text = new StringBuilder();
    text.append("/** Made from the catalogue (worker/book, wording) by MadeFilesTest. */\n");
    text.append("export default {\n");
    Wording.FAILURES
        .entries()
        .forEach(entry -> text.append(line("failure", entry, entry.sentence(language))));
    Wording.FAILURES
        .codes()
        .forEach(entry ->
            text.append(line("meaning", entry, entry.text("meaning", language).replace("`", ""))));
    Wording.LIMITS
        .codes()
        .forEach(entry -> text.append(line("limit", entry, entry.text("unit", language))));
    Wording.PLACES
        .codes()
        .forEach(entry -> text.append(line("place", entry, entry.sentence(language))));
    Wording.VERDICTS
        .codes()
        .forEach(entry -> text.append(line("verdict", entry, entry.sentence(language))));
    Wording.WARNINGS
        .codes()
        .forEach(entry -> {
          text.append(line("warning", entry, entry.text("meaning", language).replace("`", "")));
          text.append(line("done", entry, entry.text("done", language).replace("`", "")));
        });
    return text.append("};\n").toString();
  }

  /// A module of the page with the names of all inflection steps in one language.
  static String steps(String language) {
    var text = new StringBuilder();
    text.append("/** Made from inflections.json (worker/book, language) by MadeFilesTest. */\n");
    text.append("export default {\n");
    try (var in = Inflection.class.getResourceAsStream("inflections.json")) {
      for (var step : new ObjectMapper().readTree(in)) {
        text.append(line("step", step.path("id").asText(), step.path(language).asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append("};\n").toString();
  }

  private static String line(String group, WordingEntry entry, String text) {
    return line(group, entry.code(), text.replace(".unit}", "Unit}"));
  }

  /// As the page's formatter writes it.
  private static String line(String group, String code, String shown) {
    var quote = shown.contains("'") ? '"' : '\'';
    var key = "  '%s.%s':".formatted(group, code);
    var value = quote + shown + quote + ",";
    return key + (key.length() + value.length() < LINE ? " " : "\n    ") + value + "\n";
  }

  /// The list of all codes for the schema.
  static String sqlCodes() {
    return Wording.FAILURES.codes().stream()
        .map(entry -> "'" + entry.code() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String rows(List<WordingEntry> entries, Function<WordingEntry, String> row) {
    return entries.stream().map(row).collect(Collectors.joining());
  }

  private static String cells(String code, String... more) {
    return "| `%s` | %s |\n".formatted(code, String.join(" | ", more));
  }
}
