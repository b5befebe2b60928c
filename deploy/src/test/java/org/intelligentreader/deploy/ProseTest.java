package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The documents are in plain English: none has a phrase of `prose.tsv`.
class ProseTest {
  /// Documents outside the root and `docs`.
  private static final List<String> OTHERS =
      List.of(
          "bench/epub/README.md",
          "bench/page/README.md",
          "supabase/README.md",
          "worker/lattice/README.md");

  @Test
  void no_document_has_a_phrase_that_readers_have_to_decode() throws IOException {
    var found = new ArrayList<String>();
    for (var document : documents()) {
      var name = Commands.root().relativize(document).toString().replace('\\', '/');
      found.addAll(Prose.findings(name, Files.readString(document)));
    }
    assertThat(found).as("phrases with plainer wording").isEmpty();
  }

  @Test
  void the_check_sees_the_documents_that_people_read_first() throws IOException {
    assertThat(documents())
        .map(document -> Commands.root().relativize(document).toString().replace('\\', '/'))
        .contains("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
        .contains("docs/job-states.md", "docs/decisions/README.md")
        .hasSizeGreaterThan(50);
  }

  @Test
  void a_phrase_is_found_with_its_line_and_plainer_wording() {
    assertThat(Prose.findings("a.md", "# Title\n\nThis file\nis no\nEPUB. A key of its own.\n"))
        .containsExactly(
            "a.md:4: 'is no'; write \"is not a\", \"has no\", \"there is no\"",
            "a.md:5: 'of its own'; write \"its own X\", \"a separate X\"");
    assertThat(Prose.findings("a.md", "Whoever uploads a book anew puts right what was odd."))
        .hasSize(4);
  }

  @Test
  void code_and_plain_sentences_are_left_alone() {
    var text =
        """
        There is no server, and it is no longer needed. The row of its own job.

        ```console
        $ whoever goes on
        ```

        `mend` and [text](anew.md) are names; `is` no phrase.
        """;
    assertThat(Prose.findings("a.md", text)).isEmpty();
  }

  @Test
  void no_text_of_a_program_has_one_either() throws IOException {
    var found = new ArrayList<String>();
    for (var program : programs()) {
      var name = Commands.root().relativize(program).toString().replace('\\', '/');
      found.addAll(Prose.findingsInTexts(name, Files.readString(program)));
    }
    assertThat(found).as("phrases with plainer wording").isEmpty();
  }

  @Test
  void a_phrase_is_found_in_quotation_marks_alone() {
    assertThat(
            Prose.findingsInTexts(
                "A.java",
                "/// It is no EPUB.\nvar a = \"it is no EPUB\";\nvar b = \"it is not \";\n"))
        .containsExactly("A.java:2: 'is no'; write \"is not a\", \"has no\", \"there is no\"");
    assertThat(Prose.findingsInTexts("a.js", "x = 'do it anew'; // anew")).hasSize(1);
  }

  /// Sources of what is shipped: Java, the page's English, and scripts.
  private static List<Path> programs() throws IOException {
    var root = Commands.root();
    var all = new ArrayList<>(List.of(root.resolve("reader")));
    for (var folder : List.of("worker", "local", "judge", "bench", "web/i18n", "deploy/lib")) {
      try (var files = Files.walk(root.resolve(folder))) {
        files.filter(ProseTest::isProgram).forEach(all::add);
      }
    }
    assertThat(all).hasSizeGreaterThan(600);
    return all.stream().sorted().toList();
  }

  private static boolean isProgram(Path file) {
    var name = file.toString().replace('\\', '/');
    return !name.contains("/target/")
        && name.matches(
            ".*/src/main/java/.*[.]java|.*/i18n/([a-z]+-)?en[.]js|.*/deploy/lib/.*[.]sh");
  }

  private static List<Path> documents() throws IOException {
    var root = Commands.root();
    var all = new ArrayList<Path>();
    try (var top = Files.list(root);
        var docs = Files.walk(root.resolve("docs"))) {
      top.filter(ProseTest::isMarkdown).forEach(all::add);
      docs.filter(ProseTest::isMarkdown).forEach(all::add);
    }
    OTHERS.forEach(name -> all.add(root.resolve(name)));
    return all.stream().sorted().toList();
  }

  private static boolean isMarkdown(Path file) {
    return file.toString().endsWith(".md") && Files.isRegularFile(file);
  }
}
