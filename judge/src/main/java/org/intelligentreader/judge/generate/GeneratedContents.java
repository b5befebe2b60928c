package org.intelligentreader.judge.generate;

import java.util.ArrayList;
import java.util.Collections;

/// The package document and the table of contents of a generated book.
final class GeneratedContents {
  private final Dice dice;
  private final boolean odd;
  private final int pages;

  GeneratedContents(Dice dice, boolean odd, int pages) {
    this.dice = dice;
    this.odd = odd;
    this.pages = pages;
  }

  String nav() {
    var entries = new StringBuilder();
    for (var i = 1; i <= pages; i++) {
      if (!odd || !dice.once(4)) {
        for (var n = odd ? dice.between(1, 4) : 1; n > 0; n--) {
          entries.append(
              "<li><a href=\"page%d.xhtml%s\">Page %d</a></li>".formatted(i, fragment(), i));
        }
      }
    }
    if (entries.isEmpty()) {
      entries.append("<li><a href=\"page1.xhtml\">All</a></li>");
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
    <head><title>Contents</title></head>
    <body><nav epub:type="toc"><h1>Contents</h1><ol>%s</ol></nav></body></html>
    """
        .formatted(entries);
  }

  private String fragment() {
    return odd ? dice.one("", "", "#missing", "#i0", "#i1", "#i3", "#note0", "#p2") : "";
  }

  /// Some other list than the navigation document has.
  String ncx() {
    var points = new StringBuilder();
    for (var i = 1; i <= pages; i++) {
      points.append(
          "<navPoint><navLabel><text>%d</text></navLabel><content src=\"page%d.xhtml%s\"/></navPoint>"
              .formatted(i, i, fragment()));
    }
    return "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><navMap>"
        + points
        + "</navMap></ncx>";
  }

  String opf(String language) {
    var nav = odd && dice.once(3) ? "" : "properties=\"nav\" ";
    var manifest = new StringBuilder();
    var spine = new ArrayList<String>();
    for (var i = 1; i <= pages; i++) {
      manifest.append(
          "<item id=\"p%d\" href=\"page%d.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(i, i));
      var linear = odd && i > 1 && dice.once(4) ? " linear=\"no\"" : "";
      spine.add("<itemref idref=\"p%d\"%s/>".formatted(i, linear));
    }
    if (odd && dice.once(3)) {
      spine.addFirst("<itemref idref=\"nav\"/>");
    }
    if (odd && dice.once(4)) {
      Collections.reverse(spine);
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Random</dc:title>
    <dc:language>%s</dc:language><dc:identifier id="id">urn:random</dc:identifier></metadata>
    <manifest>%s<item id="nav" href="nav.xhtml" %smedia-type="application/xhtml+xml"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="css" href="style.css" media-type="text/css"/>
    <item id="png" href="picture.png" media-type="image/png"/></manifest>
    <spine>%s</spine></package>
    """
        .formatted(language, manifest, nav, String.join("", spine));
  }
}
