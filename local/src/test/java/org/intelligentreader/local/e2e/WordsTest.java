package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `words` as people type it, its output read as the programs do that it is for.
class WordsTest {
  private static final String QUOTED = "『\"猫\"が、&lt;b&gt;来た&#9;#1よ、=1+1だ』と言った。猫は寝た。";

  private final Path folder;

  WordsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_tsv_has_as_many_cells_in_every_line_and_the_most_frequent_word_first() throws Exception {
    var rows = written("--tsv").lines().map(line -> List.of(line.split("\t", -1))).toList();
    assertThat(rows.getFirst())
        .startsWith("word", "reading", "part of speech")
        .endsWith("first chapter", "sentence");
    assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
    assertThat(rows.get(1)).startsWith("猫", "ねこ", "名詞").contains("2", "一");
    assertThat(rows.get(1).getLast()).isEqualTo("『\"猫\"が、<b>来た #1よ、=1+1だ』と言った。");
    assertThat(written()).as("the default").isEqualTo(written("--tsv"));
  }

  @Test
  void a_csv_is_read_back_by_rfc_4180() throws Exception {
    var csv = written("--csv");
    assertThat(csv).startsWith("\ufeffword,reading,");
    var rows = csvRows(csv.substring(1));
    assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
    assertThat(rows.get(1)).startsWith("猫", "ねこ").contains("2");
    assertThat(rows.get(1).getLast().replaceAll("\\s", " "))
        .isEqualTo("『\"猫\"が、<b>来た #1よ、=1+1だ』と言った。");
  }

  /// <https://docs.ankiweb.net/importing/text-files.html>: lines at the top that start with # are
  /// settings; a field that starts with a quotation mark is quoted; with html on, < and & are
  /// markup.
  @Test
  void an_anki_file_follows_the_rules_of_ankis_importer() throws Exception {
    var lines = written("--anki").lines().toList();
    var settings = lines.stream().takeWhile(line -> line.startsWith("#")).toList();
    assertThat(settings).startsWith("#separator:tab", "#html:true");
    assertThat(settings).allMatch(line -> line.matches("#(separator|html|columns|tags column):.+"));
    var columns = setting(settings, "#columns:").split("\t", -1);
    assertThat(columns).startsWith("Word", "Back", "Reading").doesNotHaveDuplicates();
    assertThat(columns[Integer.parseInt(setting(settings, "#tags column:")) - 1]).isEqualTo("Tags");

    var notes = lines.subList(settings.size(), lines.size());
    assertThat(notes).hasSizeGreaterThan(3).noneMatch(line -> line.startsWith("#"));
    for (var note : notes) {
      var fields = note.split("\t", -1);
      assertThat(fields).as(note).hasSameSizeAs(columns);
      assertThat(fields).noneMatch(field -> field.contains("\""));
      assertThat(fields)
          .allMatch(field -> !field.replaceAll("</?b>|<br>", "").matches(".*[<>].*"))
          .allMatch(field -> !field.replaceAll("&(amp|lt|gt|quot|#35);", "").contains("&"));
    }
    var cat = notes.stream().filter(note -> note.startsWith("猫\t")).toList();
    assertThat(cat).singleElement().asString().contains("『&quot;<b>猫</b>&quot;が、&lt;b&gt;来た");
  }

  @Test
  void a_list_goes_into_a_file_without_rare_words_and_its_length_is_said() throws Exception {
    var file = folder.resolve("words.tsv");
    try (var process = run("--min-count", "2", "-o", file.toString(), book().toString())) {
      assertThat(process.exitCode()).isZero();
      var words = Files.readAllLines(file).size() - 1;
      assertThat(words).isPositive();
      assertThat(process.output()).contains(words + " words → " + file);
    }
    assertThat(Files.readAllLines(file).stream().skip(1))
        .allMatch(line -> Integer.parseInt(line.split("\t", -1)[4]) >= 2);
  }

  @Test
  void a_package_for_anki_is_an_archive_with_its_collection_and_needs_a_name() throws Exception {
    var file = folder.resolve("cat.apkg");
    try (var process = run("--apkg", "-o", file.toString(), book().toString())) {
      assertThat(process.exitCode()).as(process.output()).isZero();
      assertThat(process.output()).contains(" cards → " + file);
    }
    try (var zip = new ZipFile(file.toFile())) {
      var collection = zip.getInputStream(zip.getEntry("collection.anki2")).readAllBytes();
      var text = new String(collection, StandardCharsets.UTF_8);
      assertThat(text).startsWith("SQLite format 3\0").contains("<b><ruby>猫<rt>ねこ</rt></ruby></b>");
    }
    failed(64, "--apkg writes a file: name it with -o", "--apkg", book().toString());
  }

  @Test
  void what_cannot_be_read_or_written_is_named() throws Exception {
    failed(64, "none.epub: the file does not exist", folder.resolve("none.epub").toString());
    var text = Files.writeString(folder.resolve("notes.epub"), "{\\rtf1 words}");
    failed(1, "notes.epub: This file is not a book in a known format", text.toString());
    var nowhere = folder.resolve("no/such/words.tsv").toString();
    failed(
        64,
        "no/such/words.tsv: this file or folder does not exist",
        "-o",
        nowhere,
        book().toString());
    failed(
        64,
        "none.json: there is no file of this name",
        "--overrides",
        folder.resolve("none.json").toString(),
        book().toString());
  }

  private void failed(int code, String message, String... arguments) throws Exception {
    try (var process = run(arguments)) {
      assertThat(process.exitCode()).isEqualTo(code);
      assertThat(process.output()).contains(message).doesNotContain("Exception in");
    }
  }

  private static String setting(List<String> settings, String name) {
    return settings.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow();
  }

  private String written(String... options) throws Exception {
    var file = folder.resolve("list");
    var arguments = new ArrayList<>(Arrays.asList(options));
    arguments.addAll(List.of("-o", file.toString(), book().toString()));
    try (var process = run(arguments.toArray(String[]::new))) {
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    return Files.readString(file);
  }

  private static List<List<String>> csvRows(String csv) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < csv.length(); i++) {
      var c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
        cell.append(c);
      } else if (c != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      }
    }
    assertThat(quoted).isFalse();
    return rows;
  }

  private static ChildProcess run(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("words"));
    all.addAll(Arrays.asList(arguments));
    return ChildProcess.start("org.intelligentreader.app.Main", Map.of(), all);
  }

  private Path book() throws IOException {
    var file = folder.resolve("quotes.epub");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(
          zip,
          "META-INF/container.xml",
          """
          <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles>
          </container>
          """);
      entry(
          zip,
          "p.opf",
          """
          <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
              <dc:identifier id="id">x</dc:identifier><dc:title>猫</dc:title><dc:language>ja</dc:language>
            </metadata>
            <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
            <spine><itemref idref="a"/></spine>
          </package>
          """);
      entry(
          zip,
          "a.xhtml",
          "<html"
              + " xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>一</title></head><body><h1>一</h1><p>"
              + QUOTED
              + "</p></body></html>");
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
