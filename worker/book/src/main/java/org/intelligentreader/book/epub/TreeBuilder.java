package org.intelligentreader.book.epub;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Builds the same kind of tree from XML events that the HTML parser builds, so that later rooms
/// know only one. Elements keep their local names, attributes their names (`epub:type`), both as
/// written: a drawing wants its `viewBox`, and whoever looks for a name asks without case.
final class TreeBuilder extends DefaultHandler {
  private final long depthLimit;
  private final Document document = new Document("");
  private final StringBuilder text = new StringBuilder();
  private Element current = document;
  private int depth;

  TreeBuilder(long depthLimit) {
    this.depthLimit = depthLimit;
  }

  Document document() {
    return document;
  }

  @Override
  public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
    return new InputSource(new java.io.StringReader(""));
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws TooDeepException {
    flush();
    if (++depth > depthLimit) {
      throw new TooDeepException();
    }
    var local = qName.substring(qName.indexOf(':') + 1);
    var element = new Element(local.isEmpty() ? "x" : local);
    for (var i = 0; i < attributes.getLength(); i++) {
      // Not element.attr, which makes a whole HTML parser to learn how names are spelled.
      element.attributes().put(attributes.getQName(i), attributes.getValue(i));
    }
    current.appendChild(element);
    current = element;
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    flush();
    depth--;
    var parent = current.parent();
    current = parent == null ? document : parent;
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    text.append(ch, start, length);
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  private void flush() {
    if (!text.isEmpty()) {
      current.appendChild(new TextNode(text.toString()));
      text.setLength(0);
    }
  }
}
