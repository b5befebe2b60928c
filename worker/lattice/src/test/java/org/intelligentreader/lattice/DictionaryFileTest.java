package org.intelligentreader.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.lattice.compile.DictionaryCompiler;
import org.intelligentreader.lattice.compile.DictionarySource;
import org.intelligentreader.lattice.file.DictionaryException;
import org.intelligentreader.lattice.file.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file itself, with a dictionary of four words.
class DictionaryFileTest {
  @TempDir private Path folder;

  @Test
  void a_small_dictionary_splits_text() throws IOException {
    var dictionary = Dictionary.open(compiled("small.lattice"));
    var tokens = new Analyser(dictionary).analyse("ねこがxyねこ");
    assertThat(tokens.size()).isEqualTo(4);
    assertThat(dictionary.feature(tokens.entry(0), dictionary.column("gloss"))).isEqualTo("cat");
    assertThat(dictionary.isKnown(tokens.entry(2))).isFalse();
    assertThat(tokens.end(2) - tokens.start(2)).isEqualTo(2);
    assertThat(dictionary.columns()).containsExactly("class", "gloss");
    assertThat(dictionary.buildId()).startsWith("07070707").hasSize(64);
  }

  @Test
  void of_equal_costs_the_first_entry_wins() throws IOException {
    var dictionary = Dictionary.open(compiled("small.lattice"));
    var tokens = new Analyser(dictionary).analyse("が");
    assertThat(dictionary.feature(tokens.entry(0), 1)).isEqualTo("but");
  }

  @Test
  void a_foreign_spelling_leads_to_its_cheapest_word() throws IOException {
    var dictionary = Dictionary.open(compiled("small.lattice"));
    assertThat(dictionary.foreign("cat")).contains("ねこ");
    assertThat(dictionary.foreign("but")).contains("が");
    assertThat(dictionary.foreign("ca")).isEmpty();
    assertThat(dictionary.foreign("zebra")).isEmpty();
    assertThat(dictionary.foreign("")).isEmpty();
  }

  @Test
  void the_same_source_gives_the_same_bytes() throws IOException {
    assertThat(compiled("one.lattice")).hasSameBinaryContentAs(compiled("two.lattice"));
  }

  @Test
  void a_missing_file_is_named_with_what_to_do() {
    assertThatThrownBy(() -> Dictionary.open(folder.resolve("none.lattice")))
        .isInstanceOf(DictionaryException.class)
        .hasMessageContaining("no dictionary at " + folder.resolve("none.lattice"))
        .hasMessageContaining("mvn package");
  }

  @Test
  void another_format_version_is_refused() throws IOException {
    refused(8, 99, "has format version 99, this program reads version " + Format.VERSION);
  }

  @Test
  void a_damaged_header_is_refused() throws IOException {
    refused(200, 0x5A5A5A5A, "damaged header");
  }

  @Test
  void a_file_of_another_kind_is_refused() throws IOException {
    refused(0, 0x46445025, "is not a compiled dictionary");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    var file = Files.createFile(folder.resolve("empty.lattice"));
    assertThatThrownBy(() -> Dictionary.open(file)).hasMessageContaining("is not a compiled");
  }

  @Test
  void a_copy_that_was_cut_short_is_refused() throws IOException {
    var file = compiled("short.lattice");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 9000));
    assertThatThrownBy(() -> Dictionary.open(file))
        .isInstanceOf(DictionaryException.class)
        .hasMessageContaining("a copy was cut short");
  }

  @Test
  void an_unknown_column_is_refused_with_those_there_are() throws IOException {
    var dictionary = Dictionary.open(compiled("small.lattice"));
    assertThatThrownBy(() -> dictionary.column("accent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column 'accent'; there are [class, gloss]");
  }

  private void refused(int at, int value, String message) throws IOException {
    var file = compiled("damaged.lattice");
    var bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Dictionary.open(file))
        .isInstanceOf(DictionaryException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  private Path compiled(String name) throws IOException {
    var buildId = new byte[Format.BUILD_ID_BYTES];
    java.util.Arrays.fill(buildId, (byte) 7);
    var file = folder.resolve(name);
    DictionaryCompiler.compile(new FourWords(), file, buildId);
    return file;
  }

  /// が twice, ねこ and ね; unknown Latin letters go together, and so does the rest.
  private static final class FourWords implements DictionarySource {
    /// が for "but" costs less than ね for the same.
    @Override
    public Optional<Foreign> foreign(Word word) {
      return switch (word.features().getLast()) {
        case "cat", "but" -> Optional.of(new Foreign(word.features().getLast(), word.surface()));
        case "right?" -> Optional.of(new Foreign("but", word.surface()));
        default -> Optional.empty();
      };
    }

    @Override
    public List<String> columns() {
      return List.of("class", "gloss");
    }

    @Override
    public List<List<String>> groups() {
      return List.of(List.of("gloss", "class"));
    }

    @Override
    public String breaks() {
      return "。";
    }

    @Override
    public void words(java.util.function.Consumer<Word> each) {
      each.accept(new Word("が", 1, 1, 100, List.of("particle", "but")));
      each.accept(new Word("ねこ", 2, 2, 100, List.of("noun", "cat")));
      each.accept(new Word("が", 1, 1, 100, List.of("particle", "subject")));
      each.accept(new Word("ね", 1, 1, 200, List.of("particle", "right?")));
    }

    @Override
    public int ids() {
      return 3;
    }

    @Override
    public int connection(int rightId, int leftId) {
      return rightId == leftId ? 10 : 0;
    }

    @Override
    public List<Category> categories() {
      var unknown = new Word("", 2, 2, 5000, List.of("noun", "*"));
      var category = new Category(false, true, List.of(unknown));
      return List.of(category, category);
    }

    @Override
    public int[] categories(char c) {
      return new int[] {c < 128 ? 0 : 1};
    }
  }
}
