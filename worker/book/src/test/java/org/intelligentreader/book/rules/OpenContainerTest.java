package org.intelligentreader.book.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// EPUB 3.3, section 4: the archive and how paths lead through it.
class OpenContainerTest {
  private final EpubFixture fixture = new EpubFixture().page("a", "<p>one</p>");

  @Test
  void a_right_book_is_read_without_a_warning() {
    var book = ReadBook.of(fixture.entry("A", "a.xhtml"));
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).isEmpty();
  }

  @Test
  void mimetype_missing() {
    opens(fixture.without("mimetype").bytes(), "mimetype-missing");
  }

  @Test
  void mimetype_with_another_type() {
    opens(fixture.with("mimetype", "application/zip").bytes(), "mimetype-wrong");
  }

  @Test
  void mimetype_compressed() throws IOException {
    opens(commons(fixture.files(), zip -> zip.setUseZip64(Zip64Mode.Never)), "mimetype-wrong");
  }

  @Test
  void mimetype_not_first() {
    var files = new LinkedHashMap<String, byte[]>();
    fixture.files().entrySet().stream()
        .filter(file -> !file.getKey().equals("mimetype"))
        .forEach(file -> files.put(file.getKey(), file.getValue()));
    files.put("mimetype", "application/epub+zip".getBytes(UTF_8));
    opens(EpubFixture.zip(files), "mimetype-wrong");
  }

  @Test
  void zip64_archive() throws IOException {
    opens(commons(fixture.files(), zip -> zip.setUseZip64(Zip64Mode.Always)), "mimetype-wrong");
  }

  @Test
  void everything_stored() throws IOException {
    opens(commons(fixture.files(), zip -> zip.setMethod(ZipArchiveEntry.STORED)), "toc-missing");
  }

  @Test
  void junk_before_the_archive() {
    var epub = fixture.bytes();
    var junk = "junk that a download tool put here\r\n".getBytes(UTF_8);
    var bytes = Arrays.copyOf(junk, junk.length + epub.length);
    System.arraycopy(epub, 0, bytes, junk.length, epub.length);
    opens(bytes, "mimetype-wrong");
  }

  @Test
  void junk_after_the_archive() {
    opens(Arrays.copyOf(fixture.bytes(), fixture.bytes().length + 300), "toc-missing");
  }

  @Test
  void a_truncated_file_is_called_incomplete() {
    var epub = fixture.bytes();
    assertThat(ReadBook.refusal(Arrays.copyOf(epub, epub.length - 30), Limits.DEFAULTS))
        .startsWith("incomplete-file");
  }

  @Test
  void files_that_are_no_book_are_called_what_they_are() {
    assertThat(refusal("")).contains("it is empty");
    assertThat(refusal("{\\rtf1 words}")).contains("Rich Text Format");
    assertThat(refusal("\0".repeat(60) + "BOOKMOBI" + "\0".repeat(40))).contains("a Kindle book");
    assertThat(refusal("\u0001\u0002")).contains("of no known kind");
  }

  @Test
  void of_duplicate_entries_the_last_one_counts() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      for (var file : fixture.files().entrySet()) {
        put(zip, file.getKey(), file.getValue());
      }
      put(zip, "OPS/a.xhtml", EpubFixture.xhtml("", "<p>two</p>").getBytes(UTF_8));
    }
    var book = ReadBook.of(bytes.toByteArray());
    assertThat(book.text()).isEqualTo("two");
    assertThat(book.codes()).contains("entry-duplicate");
  }

  @Test
  void names_that_leave_the_archive_are_ignored() {
    fixture.with("../evil", "x").with("/etc/evil", "x").with("C:\\evil", "x").with("a\0b", "x");
    var book = ReadBook.of(fixture);
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).contains("entry-name-unsafe");
  }

  @Test
  void names_in_shift_jis_without_a_flag() throws IOException {
    var japanese =
        new EpubFixture()
            .item("a", "本文.xhtml", "application/xhtml+xml", "")
            .itemref("a", "")
            .with("OPS/本文.xhtml", EpubFixture.xhtml("", "<p>one</p>"));
    opens(
        commons(
            japanese.files(),
            zip -> {
              zip.setEncoding(Charset.forName("windows-31j").name());
              zip.setUseLanguageEncodingFlag(false);
            }),
        "mimetype-wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "GBK, 话说天下",
    "Big5, 話說天下",
    "EUC-KR, 옛날 옛적에",
    "EUC-JP, 吾輩は猫",
    "IBM866, Глава первая",
    "windows-1251, Глава первая",
    "windows-1252, Père Noël",
    "IBM850, Père Noël",
    "windows-1250, Šéf źle",
    "windows-1253, Κεφάλαιο",
    "KOI8-R, Глава",
    "windows-31j, 表紙ソ"
  })
  void names_in_the_character_set_of_some_machine(String charset, String name) throws IOException {
    var book =
        new EpubFixture()
            .item("a", name + ".xhtml", "application/xhtml+xml", "")
            .itemref("a", "")
            .with("OPS/" + name + ".xhtml", EpubFixture.xhtml("", "<p>one</p>"))
            .entry("A", name + ".xhtml");
    var bytes =
        commons(
            book.files(),
            zip -> {
              zip.setEncoding(charset);
              zip.setUseLanguageEncodingFlag(false);
            });
    var read = ReadBook.of(bytes);
    assertThat(read.texts()).containsExactly("one");
    assertThat(read.chapters().getFirst().heading().id())
        .isEqualTo(ChapterId.ofTocEntry("OPS/" + name + ".xhtml", ""));
  }

  @Test
  void dots_and_double_slashes_in_names() {
    fixture.without("OPS/a.xhtml").with("./OPS//a.xhtml", EpubFixture.xhtml("", "<p>one</p>"));
    assertThat(ReadBook.of(fixture).texts()).containsExactly("one");
  }

  @Test
  void an_archive_packed_by_another_method_is_told_by_its_method() throws IOException {
    var bytes = fixture.bytes();
    for (var path : fixture.files().keySet()) {
      bytes = packedBy(14, bytes, path);
    }
    assertThat(ReadBook.refusal(bytes, Limits.DEFAULTS)).contains("method 14 (LZMA)");
  }

  @Test
  void backslashes_in_names() {
    fixture.without("OPS/a.xhtml").with("OPS\\a.xhtml", EpubFixture.xhtml("", "<p>one</p>"));
    opens(fixture.bytes(), "toc-missing");
  }

  @Test
  void a_password_on_the_archive_is_named() {
    var bytes = fixture.bytes();
    for (var i = 0; i + 10 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
      }
    }
    assertThat(ReadBook.refusal(bytes, Limits.DEFAULTS))
        .startsWith("drm-protected")
        .contains("password");
  }

  @Test
  void a_damaged_file_gives_what_can_be_read_of_it() {
    var text =
        "<p>one</p>".repeat(2000)
            + new java.util.Random(7)
                .ints(40_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    var bytes = new EpubFixture().page("a", "<p>start</p>").page("b", text).bytes();
    var middle = bytes.length * 2 / 3;
    Arrays.fill(bytes, middle, middle + 200, (byte) 0xFF);
    var book = ReadBook.of(bytes);
    assertThat(book.text()).startsWith("start | one");
    assertThat(book.codes()).contains("entry-damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 14, 93, 95, 98})
  void files_packed_by_a_method_that_epub_does_not_know_are_lost_and_the_rest_is_read(int method) {
    fixture
        .page("b", "<p>two</p><img src='c.png' alt='three'/>")
        .with("OPS/c.png", Png.of(40, 40, "png"));
    var book =
        ReadBook.of(
            packedBy(method, packedBy(method, fixture.bytes(), "OPS/a.xhtml"), "OPS/c.png"));
    assertThat(book.text()).isEqualTo("two");
    assertThat(book.codes()).contains("entry-damaged", "image-unreadable");
  }

  private static void opens(byte[] epub, String code) {
    var book = ReadBook.of(epub);
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).contains(code);
  }

  private static String refusal(String content) {
    return ReadBook.refusal(content.getBytes(UTF_8), Limits.DEFAULTS);
  }

  /// Says in both headers of the file `path` that it is packed by `method`.
  private static byte[] packedBy(int method, byte[] zip, String path) {
    var text = new String(zip, ISO_8859_1);
    var bytes = zip.clone();
    bytes[text.indexOf(path) - 30 + 8] = (byte) method;
    bytes[text.lastIndexOf(path) - 46 + 10] = (byte) method;
    return bytes;
  }

  private interface Setting {
    void on(ZipArchiveOutputStream zip) throws IOException;
  }

  private static byte[] commons(Map<String, byte[]> files, Setting setting) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      setting.on(zip);
      for (var file : files.entrySet()) {
        put(zip, file.getKey(), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipArchiveOutputStream zip, String name, byte[] content)
      throws IOException {
    var entry = new ZipArchiveEntry(name);
    entry.setTime(0);
    entry.setSize(content.length);
    var crc = new java.util.zip.CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }
}
