package org.intelligentreader.app.bounds;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Books that are heavy in one dimension or in several, written without holding them in memory.
final class HeavyBooks {
  private HeavyBooks() {}

  /// One way for a book to be heavy. `most` is how often its unit may come; a unit is a few dozen
  /// bytes.
  enum Dimension {
    FILES(30_000),
    DIGITS(20_000_000),
    KANJI_DIGITS(2_000_000),
    LETTERS(10_000_000),
    KANJI(5_000_000),
    PARAGRAPH(10_000_000),
    SENTENCES(300_000),
    CLAUSES(1_000_000),
    STOPS(2_000_000),
    QUOTES(2_000_000),
    PARAGRAPHS(500_000),
    NESTED(1_000_000),
    UNCLOSED(1_000_000),
    UNCLOSED_INLINE(300_000),
    CELLS(1_000_000),
    RUBY(1_000_000),
    LONG_RUBY(1_000_000),
    BRACKETED_RUBY(500_000),
    LINE_BREAKS(2_000_000),
    RULES(100_000),
    ENTRIES(100_000),
    NESTED_ENTRIES(100_000),
    SPANS(500_000),
    ATTRIBUTE(20_000_000),
    ATTRIBUTES(500_000),
    NOTES(300_000),
    ASIDES(100_000),
    ENDNOTES(100_000),
    LINKS(1_000_000),
    ANCHORS(500_000),
    PICTURE(60_000),
    PICTURES(20_000),
    DRAWINGS(30_000),
    ENTITIES(1_000_000),
    COMMENTS(5_000_000),
    ITEMS(300_000);

    final int most;

    Dimension(int most) {
      this.most = most;
    }
  }

  /// One dimension and how heavy the book is in it.
  record Weight(Dimension dimension, int size) {
    /// A random weight; small sizes are as likely as large ones.
    static Weight any(Random random, double largest) {
      var all = List.of(Dimension.values());
      var dimension = all.get(random.nextInt(all.size()));
      var size = Math.pow(dimension.most * largest, 0.5 + random.nextDouble() / 2);
      return new Weight(dimension, Math.max(1, (int) size));
    }
  }

  /// Writes a book with all these weights; the language decides who looks at its words.
  static void write(Path file, String language, List<Weight> weights) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      var out = new Archive(zip);
      for (var weight : weights) {
        new HeavyPart(out, weight).write();
      }
      out.finish(language);
    }
  }

  /// The archive and what its package document will say.
  static final class Archive {
    private final ZipOutputStream zip;
    private final StringBuilder manifest = new StringBuilder();
    private final StringBuilder spine = new StringBuilder();
    private final StringBuilder entries = new StringBuilder();
    private int files;
    String head = "";

    Archive(ZipOutputStream zip) {
      this.zip = zip;
    }

    /// Writes the text of a file.
    @FunctionalInterface
    interface Text {
      void write(Writer out) throws IOException;
    }

    /// The name that the next page will have.
    String nextPage() {
      return "c" + files + ".xhtml";
    }

    void page(Text body) throws IOException {
      page(nextPage(), body);
    }

    void page(String name, Text body) throws IOException {
      item(name, "application/xhtml+xml");
      spine.append("<itemref idref='").append(name).append("'/>");
      file(
          name,
          out -> {
            out.write(
                "<html xmlns='http://www.w3.org/1999/xhtml'"
                    + " xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title>");
            out.write(head);
            out.write("</head><body>");
            body.write(out);
            out.write("</body></html>");
          });
      files++;
    }

    void item(String name, String type) {
      manifest
          .append("<item id='")
          .append(name)
          .append("' href='")
          .append(name)
          .append("' media-type='")
          .append(type)
          .append("'/>");
    }

    void entry(String markup) {
      entries.append(markup);
    }

    void file(String name, Text text) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      var out = new OutputStreamWriter(new Unclosed(zip), StandardCharsets.UTF_8);
      text.write(out);
      out.flush();
      zip.closeEntry();
    }

    void bytes(String name, byte[] bytes) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }

    void finish(String language) throws IOException {
      if (!entries.isEmpty()) {
        manifest.append(
            "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml'"
                + " properties='nav'/>");
        file(
            "nav.xhtml",
            out -> {
              out.write(
                  "<html xmlns='http://www.w3.org/1999/xhtml'"
                      + " xmlns:epub='http://www.idpf.org/2007/ops'><body><nav"
                      + " epub:type='toc'><ol>");
              out.append(entries);
              out.write("</ol></nav></body></html>");
            });
      }
      file(
          "book.opf",
          out -> {
            out.write(
                "<package xmlns='http://www.idpf.org/2007/opf'"
                    + " version='3.0'><metadata><title>Heavy</title><language>");
            out.write(language);
            out.write("</language></metadata><manifest>");
            out.append(manifest);
            out.write("</manifest><spine>");
            out.append(spine);
            out.write("</spine></package>");
          });
    }
  }

  /// The archive goes on when the writer of one file is done.
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {}
  }
}
