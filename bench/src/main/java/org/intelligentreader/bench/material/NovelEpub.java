package org.intelligentreader.bench.material;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a generated novel as an EPUB: `chapters` files of about `characters` each, and pictures
/// that do not compress, one megabyte each; with `furigana`, ruby over every word in kanji.
public record NovelEpub(long seed, int chapters, int characters, int pictures, boolean furigana) {
  private static final int MEGABYTE = 1_000_000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  public NovelEpub(long seed, int chapters, int characters, int pictures) {
    this(seed, chapters, characters, pictures, false);
  }

  public NovelEpub withFurigana() {
    return new NovelEpub(seed, chapters, characters, pictures, true);
  }

  public Path write(Path file) throws IOException {
    var novel = new Novel(seed);
    var random = new Random(seed);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "mimetype", "application/epub+zip");
      entry(zip, "META-INF/container.xml", CONTAINER);
      for (var i = 0; i < pictures; i++) {
        var bytes = new byte[MEGABYTE];
        random.nextBytes(bytes);
        System.arraycopy(PNG, 0, bytes, 0, PNG.length);
        zip.putNextEntry(new ZipEntry("p" + i + ".png"));
        zip.write(bytes);
      }
      for (var i = 0; i < chapters; i++) {
        entry(
            zip,
            "c" + i + ".xhtml",
            page("<h1>" + i + "</h1>" + pictures(i) + prose(novel.chapter(characters))));
      }
      entry(
          zip,
          "nav.xhtml",
          page("<nav epub:type='toc'><ol>" + each(chapters, NAV) + "</ol></nav>"));
      entry(zip, "book.opf", packageDocument());
    }
    return file;
  }

  private String prose(String xhtml) {
    return furigana ? Furigana.over(xhtml) : xhtml;
  }

  /// The pictures are spread over the chapters.
  private String pictures(int chapter) {
    var text = new StringBuilder();
    for (var i = chapter; i < pictures; i += chapters) {
      text.append("<p><img src='p").append(i).append(".png' alt=''/></p>");
    }
    return text.toString();
  }

  private String packageDocument() {
    return "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'"
        + " unique-identifier='id'><metadata"
        + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier"
        + " id='id'>novel</dc:identifier>"
        + "<dc:title>海辺の町</dc:title><dc:language>ja</dc:language></metadata><manifest><item"
        + " id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
        + each(chapters, "<item id='c%1$d' href='c%1$d.xhtml' media-type='application/xhtml+xml'/>")
        + each(pictures, "<item id='p%1$d' href='p%1$d.png' media-type='image/png'/>")
        + "</manifest><spine>"
        + each(chapters, "<itemref idref='c%1$d'/>")
        + "</spine></package>";
  }

  private static String each(int count, String template) {
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append(template.formatted(i));
    }
    return text.toString();
  }

  private static String page(String body) {
    return "<html xmlns='http://www.w3.org/1999/xhtml'"
        + " xmlns:epub='http://www.idpf.org/2007/ops'><head><title>-</title></head><body>"
        + body
        + "</body></html>";
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static final String NAV = "<li><a href='c%1$d.xhtml'>%1$d</a></li>";

  private static final String CONTAINER =
      "<container version='1.0'"
          + " xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile"
          + " full-path='book.opf'"
          + " media-type='application/oebps-package+xml'/></rootfiles></container>";
}
