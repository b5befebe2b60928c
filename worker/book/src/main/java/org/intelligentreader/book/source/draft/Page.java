package org.intelligentreader.book.source.draft;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/// A page on its way into a [Draft]: `body` grows while a format is read.
public record Page(String path, Element body) {
  /// An element with this text.
  public static Element element(String name, String text) {
    var element = new Element(name);
    element.appendText(text);
    return element;
  }

  /// True for a page that shows nothing.
  public boolean isEmpty() {
    return body.childNodeSize() == 0;
  }

  /// The page as XHTML, which the reader takes as it is.
  String xhtml() {
    var document = new Document("");
    document
        .outputSettings()
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset(StandardCharsets.UTF_8)
        .prettyPrint(false);
    document.appendElement("html").appendChild(body);
    return document.outerHtml();
  }
}
