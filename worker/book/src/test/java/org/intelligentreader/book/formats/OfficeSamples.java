package org.intelligentreader.book.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Documents of word processors and picture books, made on the spot.
final class OfficeSamples {
  private static final String WORD =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

  private OfficeSamples() {}

  static byte[] docx() {
    var body =
        heading("1", "One")
            + paragraph(
                "", run("", "It was ") + run("<w:b/>", "cold") + run("", " and ") + RUBY + note(2))
            + heading("2", "Inside")
            + paragraph(
                "",
                "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>"
                    + run("", "new")
                    + "</w:ins>")
            + paragraph(
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", run("", "item"))
            + paragraph("", "<w:r><w:drawing><a:blip r:embed=\"rId7\"/></w:drawing></w:r>")
            + "<w:tbl><w:tr><w:tc>"
            + paragraph("", run("", "left"))
            + "</w:tc><w:tc>"
            + paragraph("", run("", "right"))
            + "</w:tc></w:tr></w:tbl>"
            + heading("1", "Two")
            + paragraph("", run("<w:vanish/>", "hidden") + run("", "The end."));
    var files = new LinkedHashMap<String, byte[]>();
    files.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
    files.put("word/document.xml", part("document", "<w:body>" + body + "</w:body>"));
    files.put(
        "word/styles.xml",
        part(
            "styles",
            "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
                + "<w:style w:styleId=\"x\"><w:name w:val=\"mine\"/><w:basedOn w:val=\"berschrift1\"/></w:style>"));
    files.put(
        "word/footnotes.xml",
        part(
            "footnotes",
            "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">"
                + paragraph("", run("", "Very cold."))
                + "</w:footnote>"));
    files.put(
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id=\"rId7\" Target=\"media/a.png\"/></Relationships>"
            .getBytes(UTF_8));
    files.put("word/media/a.png", png(3));
    files.put(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>The Sea</dc:title><dc:creator>Ann Other</dc:creator></cp:coreProperties>"
            .getBytes(UTF_8));
    return Samples.zip(files);
  }

  /// A document without properties; a style hides its text, and another that is based on it, too.
  static byte[] styledDocx() {
    var body =
        paragraph("<w:pStyle w:val=\"T\"/>", run("", "The Sea"))
            + heading("2", "One")
            + paragraph(
                "",
                run("", "It was ")
                    + run("<w:rStyle w:val=\"Secret\"/>", "GONE")
                    + run("<w:rStyle w:val=\"More\"/>", "GONE")
                    + run("<w:rStyle w:val=\"More\"/><w:vanish w:val=\"0\"/>", "cold."))
            + paragraph("<w:pStyle w:val=\"Hidden\"/>", run("", "GONE"));
    var vanish = "<w:rPr><w:vanish/></w:rPr></w:style>";
    return Samples.zip(
        Map.of(
            "[Content_Types].xml",
            "<Types/>".getBytes(UTF_8),
            "word/document.xml",
            part("document", "<w:body>" + body + "</w:body>"),
            "word/styles.xml",
            part(
                "styles",
                "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                    + "<w:style w:styleId=\"Secret\"><w:name w:val=\"s\"/>"
                    + vanish
                    + "<w:style w:styleId=\"Hidden\"><w:name w:val=\"h\"/>"
                    + vanish
                    + "<w:style w:styleId=\"More\"><w:name w:val=\"m\"/><w:basedOn w:val=\"Secret\"/></w:style>")));
  }

  private static final String RUBY =
      "<w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r>";

  private static byte[] part(String name, String content) {
    return ("<?xml version=\"1.0\"?><w:" + name + " " + WORD + ">" + content + "</w:" + name + ">")
        .getBytes(UTF_8);
  }

  private static String heading(String rank, String text) {
    var style = rank.equals("1") ? "<w:pStyle w:val=\"x\"/>" : "<w:outlineLvl w:val=\"1\"/>";
    return paragraph(style, run("", text));
  }

  private static String paragraph(String properties, String runs) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>"
        + properties
        + "</w:rPr><w:t xml:space=\"preserve\">"
        + text
        + "</w:t></w:r>";
  }

  private static String note(int id) {
    return "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>";
  }

  static byte[] odt() {
    var content =
        "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:fo='f' xmlns:table='b'>"
            + "<office:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-weight='bold'/>"
            + "</style:style></office:automatic-styles><office:body><office:text>"
            + "<text:h text:outline-level='1'>One</text:h>"
            + "<text:p>It was<text:s/><text:span text:style-name='T1'>cold</text:span><text:note><text:note-citation>1"
            + "</text:note-citation><text:note-body><text:p>Very cold.</text:p></text:note-body></text:note>.</text:p>"
            + "<text:p><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby></text:p>"
            + "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
            + "<text:h text:outline-level='1'>Two</text:h><text:p>The end.</text:p>"
            + "</office:text></office:body></office:document-content>";
    var files = new LinkedHashMap<String, byte[]>();
    files.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(UTF_8));
    files.put("content.xml", content.getBytes(UTF_8));
    files.put("META-INF/manifest.xml", "<manifest/>".getBytes(UTF_8));
    files.put(
        "meta.xml",
        "<m><dc:title xmlns:dc='d'>The Sea</dc:title><meta:initial-creator xmlns:meta='m'>Ann Other</meta:initial-creator></m>"
            .getBytes(UTF_8));
    return Samples.zip(files);
  }

  static byte[] pictures() {
    return Samples.zip(
        Map.of(
            "v1/p10.png", png(4),
            "v1/p2.png", png(5),
            "v1/p1.png", png(6),
            "v1.mokuro",
                "{\"version\":\"0.2\",\"pages\":[{\"img_path\":\"p2.png\",\"blocks\":[{\"box\":[1,2],\"lines\":[\"海は\",\"静か。\"]}]}]}"
                    .getBytes(UTF_8)));
  }

  static byte[] png(int size) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
