package org.intelligentreader.book.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.book.fixture.EpubFixture;

/// A book whose list of contents, spine and titles have shapes drawn at random, with what is true
/// of it by construction.
final class ShapedBook {
  static final String TITLE = "The Book Itself";

  /// `marks` stand one in each paragraph; `shown` when the page names the chapter in a heading.
  record Part(String title, String file, String anchor, List<String> marks, boolean shown) {
    String href() {
      return file + (anchor.isEmpty() ? "" : "#" + anchor);
    }
  }

  private static final String LONG = "<p>" + "The rain went on. ".repeat(30) + "</p>";

  private static final List<String> TYPES =
      List.of(
          "application/xhtml+xml",
          "application/xhtml+xml; charset=utf-8",
          "Application/XHTML+XML",
          "text/html",
          "application/octet-stream",
          "text/xml",
          "image/jpeg");

  private static final List<String> NAMES =
      List.of("Unknown", TITLE, "", "untitled", "無題", "Untitled Document");

  private final Random random;
  private final EpubFixture fixture = new EpubFixture();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> shape = new ArrayList<>();
  private boolean named;

  ShapedBook(long seed) {
    random = new Random(seed);
    fixture.metadata(
        "<dc:identifier id='u'>x</dc:identifier><dc:title>"
            + TITLE
            + "</dc:title><dc:language>en</dc:language>");
    fixture.with("OPS/s.css", ".h { display: none }").with("OPS/p.png", SampleBook.png());
    pages();
    contents();
    extras();
  }

  EpubFixture fixture() {
    return fixture;
  }

  List<Part> parts() {
    return parts;
  }

  /// True when the book has a list that calls each part by its title.
  boolean isNamed() {
    return named;
  }

  /// What was drawn, for messages.
  String shape() {
    return String.join(", ", shape);
  }

  private void pages() {
    var files = 1 + random.nextInt(4);
    for (var file = 0; file < files; file++) {
      var body = new StringBuilder();
      var inFile = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
      for (var i = 0; i < inFile; i++) {
        body.append(part("f" + file + ".xhtml", i));
      }
      if (random.nextInt(5) == 0) {
        fixture.itemref("nothing" + file, "");
      }
      add("f" + file, body.toString());
    }
  }

  private String part(String file, int inFile) {
    var k = parts.size();
    var title = "Chapter %s of Storm".formatted((char) ('A' + k));
    var anchor = inFile == 0 && random.nextBoolean() ? "" : "a" + k;
    var marks =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(j -> "mark" + k + "x" + j).toList();
    var kind = random.nextInt(9);
    parts.add(new Part(title, file, anchor, marks, kind < 7));
    shape.add(file + " heading " + kind);
    var id = anchor.isEmpty() ? "" : " id='" + anchor + "'";
    var paragraphs =
        marks.stream().map(mark -> "<p>" + mark + " walks.</p>").collect(Collectors.joining());
    return switch (kind) {
      case 0 -> "<h1" + id + ">" + title + "</h1>" + paragraphs;
      case 1 -> "<div" + id + "><div><h2>" + title + "</h2></div></div>" + paragraphs;
      case 2 -> "<h2 class='h'>Hidden</h2><h2" + id + "><i>" + title + "</i></h2>" + paragraphs;
      case 3 ->
          "<section"
              + id
              + "><h3>"
              + title.replace(" of", "<br/>of")
              + "</h3>"
              + paragraphs
              + "</section>";
      case 4 -> "<h1>" + TITLE + "</h1><h2" + id + ">" + title + "</h2>" + LONG + paragraphs;
      case 5 -> "<div" + id + "><img src='p.png' alt=''/></div><h4>" + title + "</h4>" + paragraphs;
      case 6 -> "<h2" + id + "><img src='p.png' alt='" + title + "'/></h2>" + paragraphs;
      case 7 -> "<p" + id + "><a" + id.replace("id=", "name=") + "/>" + title + "</p>" + paragraphs;
      default -> "<h1 class='h'>Hidden</h1><div" + id + ">" + paragraphs + "</div>";
    };
  }

  private void add(String name, String body) {
    var type = TYPES.get(random.nextInt(random.nextBoolean() ? 1 : TYPES.size()));
    var title = NAMES.get(random.nextInt(NAMES.size()));
    shape.add(name + " is " + type + " called '" + title + "'");
    var page =
        EpubFixture.xhtml("<link rel='stylesheet' href='s.css'/>", body)
            .replace("<title>t</title>", "<title>" + title + "</title>");
    var idref = random.nextInt(6) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
    fixture
        .item(name, name + ".xhtml", type, "")
        .itemref(idref, "")
        .with("OPS/" + name + ".xhtml", page);
  }

  private void contents() {
    var kind = random.nextInt(14);
    shape.add("contents " + kind);
    named = kind < 12;
    var links =
        parts.stream().map(p -> "<a href='%s'>%s</a>".formatted(p.href(), p.title())).toList();
    switch (kind) {
      case 0 -> nav("<ol>" + around("<li>", links, "</li>") + "</ol>");
      case 1 -> nav("<h2>Contents</h2>" + around("<h3>Part</h3><ol><li>", links, "</li></ol>"));
      case 2 -> nav("<dl>" + around("<dt>1</dt><dd>", links, "</dd>") + "</dl>");
      case 3 -> nav(around("", links, "<br/>"));
      case 4 -> nav("<table>" + around("<tr><td>1</td><td>", links, "</td></tr>") + "</table>");
      case 5 ->
          nav(
              "<ol>"
                  + parts.stream()
                      .map(p -> "<li><a href='%s' title='%s'/></li>".formatted(p.href(), p.title()))
                      .collect(Collectors.joining())
                  + "</ol>");
      case 6 ->
          nav("<div><ul>" + around("<li><div><h4>", links, "</h4></div></li>") + "</ul></div>");
      case 7 -> nav("<ol>" + nested(0, links) + "</ol>");
      case 8 -> ncx("toc.ncx", "", true);
      case 9 -> ncx("nav/toc.ncx", "", false);
      case 10 -> ncx("nav/toc.ncx", "../", false);
      case 11 -> ncx("toc.ncx", "F", false);
      case 12 ->
          nav(
              "<ol>"
                  + around(
                      "<li>",
                      links.stream().map(l -> l.replaceFirst(">.*<", "><")).toList(),
                      "</li>")
                  + "</ol>");
      default -> {}
    }
  }

  /// What stands beside the chapters.
  private void extras() {
    switch (random.nextInt(6)) {
      case 0 -> {
        shape.add("a page out of the order");
        fixture.page("out", "<p>aside9</p>").itemref("out", "linear='no'");
      }
      case 1 -> {
        shape.add("a file that nobody names");
        fixture
            .item("lost", "lost.xhtml", "application/xhtml+xml", "")
            .with("OPS/lost.xhtml", "<p/>");
      }
      case 2 -> {
        shape.add("a picture page");
        fixture.item("pic", "p.png", "image/png", "").itemref("pic", "");
      }
      default -> {}
    }
  }

  private void nav(String list) {
    var attribute = random.nextBoolean() ? " epub:type='toc'" : " epub:type='toc' hidden=''";
    fixture.nav("<nav" + attribute + ">" + list + "</nav>");
  }

  private static String around(String before, List<String> links, String after) {
    return links.stream().map(link -> before + link + after).collect(Collectors.joining());
  }

  private static String nested(int from, List<String> links) {
    return "<li>"
        + links.get(from)
        + (from + 1 < links.size() ? "<ol>" + nested(from + 1, links) + "</ol>" : "")
        + "</li>";
  }

  /// `way` leads from the list to the files; `F` spells them in large letters.
  private void ncx(String path, String way, boolean deep) {
    var map = new StringBuilder();
    for (var part : parts) {
      var href =
          way.equals("F")
              ? part.href().replaceFirst("^f", "F").replace(".xhtml", ".XHTML")
              : way + part.href();
      map.append(
          "<navPoint id='n%d'><navLabel><text> %s\n</text></navLabel><content src='%s'/>"
              .formatted(map.length(), part.title(), href));
      map.append(deep ? "" : "</navPoint>");
    }
    map.append(deep ? "</navPoint>".repeat(parts.size()) : "");
    fixture
        .spineAttribute("toc='ncx'")
        .item("ncx", path, "application/x-dtbncx+xml", "")
        .with("OPS/" + path, "<ncx><navMap>" + map + "</navMap></ncx>");
  }
}
