package org.intelligentreader.judge.generate;

import java.util.ArrayList;
import java.util.Collections;

/// The package document and the table of contents of a generated book.
final class Contents {
  private final Dice dice;
  private final boolean odd;
  private final int pages;

  Contents(Dice dice, boolean odd, int pages) {
    this.dice = dice;
    this.odd = odd;
    this.pages = pages;
  }

  String nav() {
    var entries = new StringBuilder();
    for (var i = 1; i <= pages; i++) {
      if (!odd || !dice.once(4)) {
        var fragment = odd && dice.once(4) ? "#missing" : "";
        entries.append("<li><a href=\"page%d.xhtml%s\">Page %d</a></li>".formatted(i, fragment, i));
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

  String opf(String language) {
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
    <manifest>%s<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
    <item id="css" href="style.css" media-type="text/css"/>
    <item id="png" href="picture.png" media-type="image/png"/></manifest>
    <spine>%s</spine></package>
    """
        .formatted(language, manifest, String.join("", spine));
  }
}
