package org.intelligentreader.book.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.model.Chapter;

/// One small book of each format, and archives made on the spot.
final class Samples {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  static final String PLAIN =
      "The Harbour\n\nby Ann Other\n\n\nCHAPTER I\n\nWind\n\nIt was a cold morning, and the boats stayed in"
          + " the har-\nbour, since nobody wanted to go out to sea.\n\n\nCHAPTER II\n\nRain\n\nThen it rained"
          + " for a week.\n";

  static final String AOZORA =
      """
      灯台
      山田太郎

      -------------------------------------------------------
      【テキスト中に現れる記号について】

      《》：ルビ
      （例）灯台《とうだい》
      -------------------------------------------------------

      ［＃３字下げ］第一章　海［＃「第一章　海」は中見出し］

      　古い灯台《とうだい》の下で、東京｜市民《シティズン》が※［＃「てへん＋國」、第3水準1-84-89］んだ。
      　それは大事［＃「大事」に傍点］なことだ。〔cafe'〕で待つ。
      ［＃改ページ］
      ［＃３字下げ］第二章　山［＃「第二章　山」は中見出し］

      　山へ行った。

      底本：「灯台」某書店
      """;

  static final String WEB =
      """
      <!DOCTYPE html><html lang="fr"><head><title>Le phare - Journal</title>
      <meta property="og:title" content="Le phare"><meta name="author" content="Marie Dupont"></head>
      <body><nav><ul><li><a href="/">Accueil</a></li></ul></nav>
      <div class="sidebar"><p>Achetez des chaussures.</p></div>
      <div class="content"><h1>Le phare</h1><p>Il faisait froid ce matin, et la mer était grise.
      Elle regardait le vieux phare depuis la fenêtre de sa chambre, et personne ne parlait.</p>
      <p>Le facteur sourit et repartit sans rien dire, comme toujours. <img src="data:image/png;base64,\
      """
          + PIXEL
          + """
          " alt="photo"></p></div>
          <footer>Mentions légales.</footer></body></html>
          """;

  static final String MARKDOWN =
      """
      ---
      title: The Sea
      author: Ann Other
      lang: en
      ---

      # Wind

      It was *cold* and **dark**.

      - one
      - two

      | a | b |
      |---|---|
      | 1 | 2 |

      ## Sun

      > A quote.

      # Rain

      The end.
      """;

  static final String FICTION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
      <description><title-info><author><first-name>Anna</first-name><last-name>Petrova</last-name></author>
      <book-title>The Sea</book-title><lang>en</lang>
      <coverpage><image l:href="#c.png"/></coverpage></title-info></description>
      <body><title><p>The Sea</p></title>
      <section><title><p>Part One</p></title>
      <section id="s1"><title><p>Chapter 1</p></title>
      <p>It was <emphasis>cold</emphasis><a l:href="#n1" type="note">[1]</a> at sea.</p>
      <poem><stanza><v>The moon is low</v><v>the tide is slow</v></stanza></poem></section>
      <section><title><p>Chapter 2</p></title><p>See <a l:href="#s1">there</a>.</p></section>
      </section></body>
      <body name="notes"><section id="n1"><title><p>1</p></title><p>Very cold, that is.</p></section></body>
      <binary id="c.png" content-type="image/png">\
      """
          + PIXEL
          + "</binary></FictionBook>";

  static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:03,500
      <i>Where were you</i>
      last night,

      2
      00:00:03,600 --> 00:00:05,000
      when I called?

      3
      00:12:30,000 --> 00:12:33,000
      {\\an8}Goodbye & <font color="red">thanks</font>.
      """;

  static final String VTT =
      """
      WEBVTT

      NOTE no line

      intro
      00:01.000 --> 00:04.000 align:start
      <v Ann>こんにちは、<ruby>世界<rt>せかい</rt></ruby>。

      00:05.000 --> 00:06.500
      <c.yellow>さようなら</c>
      """;

  static final String ASS =
      """
      [Script Info]
      Title: x

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,{\\i1}Second{\\i0}, line\\Nhere.
      Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,First line.
      Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
      Comment: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,hidden
      """;

  private Samples() {}

  static Map<String, byte[]> all() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put("plain", PLAIN.getBytes(UTF_8));
    all.put("aozora", AOZORA.getBytes(java.nio.charset.Charset.forName("windows-31j")));
    all.put("web", WEB.getBytes(UTF_8));
    all.put("markdown", MARKDOWN.getBytes(UTF_8));
    all.put("fiction", FICTION.getBytes(UTF_8));
    all.put("srt", SRT.getBytes(UTF_8));
    all.put("vtt", VTT.getBytes(UTF_8));
    all.put("ass", ASS.getBytes(UTF_8));
    all.put("docx", OfficeSamples.docx());
    all.put("odt", OfficeSamples.odt());
    all.put("pictures", OfficeSamples.pictures());
    all.put(
        "pdf",
        new PdfSamples().page(PdfSamples.lines(70, 80, "It was late.", "Nobody came.")).bytes());
    all.put("fiction.zip", zip(Map.of("book.fb2", FICTION.getBytes(UTF_8))));
    return all;
  }

  static byte[] zip(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static ReadBook read(String text) {
    return ReadBook.of(text.getBytes(UTF_8));
  }

  /// The titles of the chapters, indented by their level.
  static java.util.List<String> titles(ReadBook book) {
    return book.chapters().stream()
        .map(one -> "-".repeat(one.heading().level()) + one.heading().title())
        .toList();
  }

  static String text(Chapter chapter) {
    return chapter.text().value().replace("\n\n", " | ");
  }
}
