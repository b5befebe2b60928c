package org.intelligentreader.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;

class RulesAreDocumentedTest {
  @Test
  void each_rule_stands_in_the_documentation_with_its_sentence() throws IOException {
    var page = Files.readString(Repository.root().resolve("docs/browser-judge.md"));
    for (var rule : Rule.values()) {
      assertThat(page).contains("| `" + rule + "` | " + rule.sentence() + " |");
    }
  }
}
