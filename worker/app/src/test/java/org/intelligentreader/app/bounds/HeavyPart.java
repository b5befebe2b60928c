package org.intelligentreader.app.bounds;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.List;
import org.intelligentreader.app.bounds.HeavyBooks.Archive;
import org.intelligentreader.app.bounds.HeavyBooks.Weight;

/// What makes a book heavy in one dimension.
record HeavyPart(Archive out, Weight weight) {
  private static final List<String> WORDS =
      List.of("The ", "lamp ", "was ", "lit, ", "and ", "nobody's ", "well-known ", "walked. ");

  void write() throws IOException {
    switch (weight.dimension()) {
      case FILES -> {
        for (var i = 0; i < weight.size(); i++) {
          out.page(page -> page.write("<p>word</p>"));
        }
      }
      case RULES -> styled();
      case ENTRIES -> entries();
      case NESTED_ENTRIES -> nestedEntries();
      case ITEMS -> items();
      case PICTURE -> picture();
      case PICTURES -> pictures();
      case DIGITS -> repeated("<p>", "7", "</p>");
      case KANJI_DIGITS -> repeated("<p>", "一九", "</p>");
      case LETTERS -> repeated("<p>", "a", "</p>");
      case KANJI -> repeated("<p>", "鬱", "</p>");
      case SENTENCES -> repeated("<p>", "古い橋を渡ると、静かな村に着いた。", "</p>");
      case CLAUSES -> repeated("<p>", "村に着き、", "</p>");
      case STOPS -> repeated("<p>", "。", "</p>");
      case QUOTES -> repeated("<p>", "「『", "</p>");
      case PARAGRAPHS -> repeated("", "<p>A lamp.</p>", "");
      case NESTED -> repeated("<p>", "<div>", "");
      case UNCLOSED -> repeated("<p>", "<p>x<li>", "");
      case UNCLOSED_INLINE -> repeated("<p>", "<b>x<i>", "");
      case CELLS -> repeated("<table><tr>", "<td>1</td>", "</tr></table>");
      case RUBY -> repeated("<p>", "<ruby>橋<rt>はし</rt></ruby>", "</p>");
      case LONG_RUBY -> repeated("<p><ruby>", "橋<rt>はし</rt>", "</ruby></p>");
      case BRACKETED_RUBY -> repeated("<p>", "橋（はし）を｜石橋《いしばし》と", "</p>");
      case LINE_BREAKS -> repeated("<p>", "a<br/><br/>", "</p>");
      case SPANS -> repeated("<p>", "<b>a</b> ", "</p>");
      case ATTRIBUTE -> repeated("<p title='", "x ", "'>a</p>");
      case LINKS -> repeated("<p id='n'>", "<a href='#n'>1</a> ", "</p>");
      case ENTITIES -> repeated("<p>", "&nbsp;a&amp;", "</p>");
      case COMMENTS -> repeated("<p>", "<!---->", "a</p>");
      case DRAWINGS -> drawings();
      case ENDNOTES -> endnotes();
      case PARAGRAPH, ATTRIBUTES, ANCHORS, NOTES, ASIDES -> numbered();
    }
  }

  private void repeated(String before, String unit, String after) throws IOException {
    out.page(page -> {
      page.write(before);
      for (var i = 0; i < weight.size(); i++) {
        page.write(unit);
      }
      page.write(after);
    });
  }

  /// Units that differ from each other.
  private void numbered() throws IOException {
    out.page(page -> {
      page.write("<p>");
      for (var i = 0; i < weight.size(); i++) {
        unit(page, i);
      }
      page.write("</p>");
    });
  }

  private void unit(Writer page, int i) throws IOException {
    page.write(
        switch (weight.dimension()) {
          case ATTRIBUTES -> "<b class='c%d' id='i%d' style='color:red'>a</b>".formatted(i, i);
          case ANCHORS -> "<span id='a%d'></span>".formatted(i);
          case NOTES ->
              "<a id='r%d' href='#n%d'>1</a> <span id='n%d'><a href='#r%d'>1</a> x</span>%s"
                  .formatted(i, i, i, i, i % 3 == 0 ? "</p><p>" : "");
          case ASIDES ->
              "橋<a epub:type='noteref' href='#n%d'>%d</a>%s<aside epub:type='footnote' id='n%d'>村</aside>"
                  .formatted(i, i, i % 2 == 0 ? "</p>" : "", i);
          default -> WORDS.get(i % WORDS.size());
        });
  }

  /// Numbers in a text, and a list of notes in another file that lead back.
  private void endnotes() throws IOException {
    var text = out.nextPage();
    var notes = "notes-" + text;
    out.page(page -> {
      for (var i = 0; i < weight.size(); i++) {
        page.write("<p>橋<a id='r%d' href='%s#n%d'>[%d]</a></p>".formatted(i, notes, i, i));
      }
    });
    out.page(
        notes,
        page -> {
          for (var i = 0; i < weight.size(); i++) {
            page.write("<p id='n%d'><a href='%s#r%d'>[%d]</a> 村</p>".formatted(i, text, i, i));
          }
        });
  }

  private void drawings() throws IOException {
    out.page(page -> {
      for (var i = 0; i < weight.size(); i++) {
        page.write("<svg viewBox='0 0 1 1'><rect width='%d'/></svg>".formatted(i));
      }
    });
  }

  /// As many rules as elements that they are held against.
  private void styled() throws IOException {
    out.item("s.css", "text/css");
    out.file(
        "s.css",
        css -> {
          for (var i = 0; i < weight.size(); i++) {
            css.write("div ~ p .c%d > b + i.d%d {display:none; white-space:pre}\n".formatted(i, i));
          }
        });
    out.head += "<link rel='stylesheet' href='s.css'/>";
    out.page(page -> {
      for (var i = 0; i < weight.size(); i++) {
        page.write("<p class='c%d'><b>a</b><i class='d'>b</i></p>".formatted(i));
      }
    });
  }

  private void entries() throws IOException {
    var name = out.nextPage();
    out.page(page -> {
      for (var i = 0; i < weight.size(); i++) {
        page.write("<a id='e%d'>a</a> ".formatted(i));
      }
      page.write("<p>b</p>");
    });
    for (var i = 0; i < weight.size(); i++) {
      out.entry("<li><a href='%s#e%d'>%d</a></li>".formatted(name, i, i));
    }
  }

  private void nestedEntries() throws IOException {
    var name = out.nextPage();
    out.page(page -> page.write("<p id='e'>b</p>"));
    for (var i = 0; i < weight.size(); i++) {
      out.entry("<li><a href='%s#e'>%d</a><ol>".formatted(name, i));
    }
  }

  private void items() throws IOException {
    for (var i = 0; i < weight.size(); i++) {
      out.item("none" + i + ".xhtml", "application/xhtml+xml");
    }
    out.page(page -> page.write("<p>a</p>"));
  }

  /// A picture that says that it is as wide and as high as its weight.
  private void picture() throws IOException {
    out.item("p.png", "image/png");
    out.bytes("p.png", png(weight.size()));
    out.page(page -> page.write("<p>a</p><img src='p.png' alt=''/>"));
  }

  private void pictures() throws IOException {
    for (var i = 0; i < weight.size(); i++) {
      out.item("p" + i + ".png", "image/png");
      out.bytes("p" + i + ".png", png(i + 1));
    }
    out.page(page -> {
      for (var i = 0; i < weight.size(); i++) {
        page.write("<img src='p%d.png' alt=''/>".formatted(i));
      }
    });
  }

  private static byte[] png(int side) {
    var bytes = ByteBuffer.allocate(64);
    bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
    bytes.put(new byte[] {'I', 'H', 'D', 'R'}).putInt(side).putInt(side);
    bytes.put(new byte[] {8, 2, 0, 0, 0});
    return bytes.array();
  }
}
