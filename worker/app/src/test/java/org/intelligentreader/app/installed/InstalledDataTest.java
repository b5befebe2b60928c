package org.intelligentreader.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Packs;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDataTest {
  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void without_a_dictionary_of_words_everything_works_and_it_is_said_once() {
    var words = InstalledData.once(() -> InstalledData.words(folder.resolve("absent"), told::add));
    var tokenizers =
        Tokenizers.standard(
            Tokenizers.Units.WORDS, new Installed(words, Optional.empty(), Packs.NONE));
    var glossaries = new Glossaries(words);
    tokenizers.forLanguage("en");
    assertThat(glossaries.forLanguage("en").source()).isEmpty();
    assertThat(told).isEmpty();
    tokenizers.forLanguage("ja");
    tokenizers.forLanguage("ja-JP");
    assertThat(glossaries.forLanguage("ja").source()).isEmpty();
    assertThat(glossaries.forLanguage("ja-JP").source()).isEmpty();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst()).contains("absent", "EDICT", "edict");
  }

  @Test
  void a_damaged_dictionary_is_left_out_and_told() throws IOException {
    var file = Files.write(folder.resolve("edict.words"), new byte[100]);
    assertThat(InstalledData.words(file, told::add)).isEmpty();
    assertThat(told).singleElement().asString().contains("not used", "build again");
  }

  @Test
  @Needs(Need.EDICT)
  void the_one_that_the_build_compiled_is_opened() {
    assertThat(InstalledData.words(Need.words(), told::add).orElseThrow().has("日本語")).isTrue();
    assertThat(told).isEmpty();
  }
}
