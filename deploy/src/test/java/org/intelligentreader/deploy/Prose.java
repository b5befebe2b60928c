package org.intelligentreader.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Phrases that readers of English have to decode, with plainer wording for each: `prose.tsv`.
final class Prose {
  /// What is not prose: blocks of code, words of code, targets of links.
  private static final List<Pattern> CODE =
      List.of(
          Pattern.compile("(?s)```.*?```"),
          Pattern.compile("`[^`\n]*`"),
          Pattern.compile("]\\([^)\n]*\\)"));

  private static final Pattern TEXT =
      Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"");
  private static final Pattern JAVASCRIPT_TEXT =
      Pattern.compile("'(?:[^'\\\\\n]|\\\\.)*+'|\"(?:[^\"\\\\\n]|\\\\.)*+\"");

  private static final List<Phrase> PHRASES = phrases();

  private record Phrase(Pattern pattern, String plainer) {
    /// A line of the list. A space of the expression also matches a line end.
    static Phrase of(String line) {
      var columns = line.split("\t", -1);
      if (columns.length != 2) {
        throw new IllegalArgumentException("two columns expected: " + line);
      }
      var expression = columns[0].replace(" ", "\\s{1,40}");
      return new Phrase(Pattern.compile(expression, Pattern.CASE_INSENSITIVE), columns[1]);
    }

    Stream<String> in(String file, String prose) {
      return pattern
          .matcher(prose)
          .results()
          .map(found ->
              "%s:%d: '%s'; write %s"
                  .formatted(
                      file,
                      line(prose, found.start()),
                      found.group().replaceAll("\\s+", " ").strip(),
                      plainer));
    }
  }

  private Prose() {}

  /// Each phrase of the list that this Markdown has, with the file, the line and what to write.
  static List<String> findings(String file, String markdown) {
    var prose = withoutCode(markdown);
    return PHRASES.stream().flatMap(phrase -> phrase.in(file, prose)).toList();
  }

  /// The same for the texts in quotation marks that a program has, in Java, JavaScript or a shell.
  static List<String> findingsInTexts(String file, String source) {
    var marks = file.endsWith(".js") ? JAVASCRIPT_TEXT : TEXT;
    var texts = new StringBuilder(source.replaceAll("[^\n]", "·"));
    var found = marks.matcher(source);
    while (found.find()) {
      texts.replace(found.start(), found.end(), found.group());
    }
    return findings(file, texts.toString());
  }

  private static long line(String text, int at) {
    return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// Code becomes dots: lines keep their numbers, and words on both sides of code stay apart.
  private static String withoutCode(String markdown) {
    var text = markdown;
    for (var pattern : CODE) {
      text = pattern.matcher(text).replaceAll(code -> code.group().replaceAll("[^\n]", "·"));
    }
    return text;
  }

  private static List<Phrase> phrases() {
    try (var list = Objects.requireNonNull(Prose.class.getResourceAsStream("prose.tsv"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Phrase::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
