package org.intelligentreader.book.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;

/// The installed EDICT line by line, read here in another way than the compiler reads it.
class WholeDictionaryTest {
  private static final Pattern CREATED = Pattern.compile("Created: ([0-9-]+)");

  private record Line(String headword, String reading, List<String> glosses) {}

  @Test
  @Needs(Need.EDICT)
  void every_headword_is_found_again_with_all_its_meanings_by_spelling_and_by_reading()
      throws IOException {
    var dictionary = WordDictionary.open(Need.words());
    var lines = lines(dictionary);
    assertThat(lines).hasSizeGreaterThan(200_000);
    var lost = new ArrayList<Line>();
    for (var line : lines) {
      var bySpelling = dictionary.explain(line.headword()).stream().anyMatch(e -> says(e, line));
      var byReading = dictionary.readAs(line.reading()).stream().anyMatch(e -> says(e, line));
      var isReading = WordFileFormat.folded(line.reading()).equals(line.headword());
      if (!bySpelling || byReading == isReading) {
        lost.add(line);
      }
    }
    assertThat(lost).isEmpty();
  }

  @Test
  @Needs(Need.EDICT)
  void no_word_of_a_meaning_is_lost_when_it_is_read_as_senses() throws IOException {
    var dictionary = WordDictionary.open(Need.words());
    for (var line : lines(dictionary)) {
      var entry =
          dictionary.explain(line.headword()).stream()
              .filter(e -> says(e, line))
              .findFirst()
              .orElseThrow();
      var senses = Sense.of(entry);
      assertThat(senses).as(line.headword()).isNotEmpty();
      assertThat(senses.getFirst().partsOfSpeech()).as(line.headword()).isNotEmpty();
      var text = new StringBuilder();
      senses.forEach(sense -> sense.glosses().forEach(text::append));
      for (var gloss : line.glosses()) {
        var words = gloss.replaceFirst("^(\\([^ ]*\\) )*", "");
        assertThat(text).as(line.headword()).contains(words);
      }
      var numbered =
          line.glosses().stream().filter(g -> g.matches("(\\([^()]*\\) )*\\([0-9]+\\) .*"));
      assertThat(senses).as(line.headword()).hasSize((int) Math.max(1, numbered.count()));
    }
  }

  private static boolean says(Entry entry, Line line) {
    return entry.headword().equals(line.headword())
        && entry.reading().equals(line.reading())
        && entry.glosses().equals(line.glosses());
  }

  /// Those of the edition that the build compiled.
  private static List<Line> lines(WordDictionary dictionary) throws IOException {
    Need.EDICT.require(Files.isReadable(Need.edict()));
    var lines = new ArrayList<Line>();
    try (var text = Files.newBufferedReader(Need.edict(), Charset.forName("EUC-JP"))) {
      var created = CREATED.matcher(text.readLine());
      Need.EDICT.require(created.find() && dictionary.source().equals("edict-" + created.group(1)));
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        var slash = line.indexOf(" /");
        // One line of the edition of 2021 has no meaning at all.
        if (slash > 0 && slash + 2 < line.length()) {
          lines.add(line(line.substring(0, slash), line.substring(slash + 2)));
        }
      }
    }
    return lines;
  }

  private static Line line(String head, String meaning) {
    var bracket = head.indexOf(" [");
    var headword = bracket < 0 ? head : head.substring(0, bracket);
    var reading = bracket < 0 ? head : head.substring(bracket + 2, head.length() - 1);
    var glosses = new ArrayList<>(List.of(meaning.split("/", 0)));
    glosses.remove("(P)");
    return new Line(headword, reading, glosses);
  }
}
