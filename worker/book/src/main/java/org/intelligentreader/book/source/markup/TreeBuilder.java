package org.intelligentreader.book.source.markup;

import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// Builds the same kind of tree from XML events that the HTML parser builds, so that later rooms
/// know only one. Elements keep their local names, attributes their names (`epub:type`), both as
/// written: a drawing wants its `viewBox`, and a search for a name ignores case.
///
/// Elements deeper than the limit stand beside each other instead of inside each other, as browsers
/// do it: no text is lost, and later rooms can walk the tree.
final class TreeBuilder extends DefaultHandler implements NodeVisitor {
  private final int depthLimit;
  private final Document document = new Document("");
  private final StringBuilder text = new StringBuilder();

  /// The document and the elements that are open; the index is the depth as written.
  private final List<Element> open = new ArrayList<>(List.of(document));

  private boolean flattened;

  TreeBuilder(long depthLimit) {
    this.depthLimit = Math.toIntExact(depthLimit);
  }

  Document document() {
    flush();
    return document;
  }

  /// True when something was nested beyond the limit.
  boolean isFlattened() {
    return flattened;
  }

  @Override
  public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
    return new InputSource(new java.io.StringReader(""));
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    var local = qName.substring(qName.indexOf(':') + 1);
    var element = new Element(local.isEmpty() ? "x" : local);
    for (var i = 0; i < attributes.getLength(); i++) {
      // Not element.attr, which makes a whole HTML parser to learn how names are spelled.
      element.attributes().put(attributes.getQName(i), attributes.getValue(i));
    }
    start(element);
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    end();
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    Interruption.check();
    text.append(ch, start, length);
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  /// Takes a tree that another parser built.
  @Override
  public void head(Node node, int depth) {
    switch (node) {
      case Document _ -> {}
      // Not by clone, which looks for the document above: a million elements may be open.
      case Element element -> start(new Element(element.tag(), "", element.attributes().clone()));
      default -> {
        flush();
        append(copy(node));
      }
    }
  }

  private static Node copy(Node node) {
    return switch (node) {
      case CDataNode text -> new CDataNode(text.getWholeText());
      case TextNode text -> new TextNode(text.getWholeText());
      case DataNode data -> new DataNode(data.getWholeData());
      default -> node.clone();
    };
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element && !(node instanceof Document)) {
      end();
    }
  }

  private void start(Element element) {
    Interruption.check();
    flush();
    flattened |= open.size() > depthLimit;
    open.get(Math.min(open.size(), depthLimit) - 1).appendChild(element);
    open.add(element);
  }

  private void end() {
    flush();
    if (open.size() > 1) {
      open.removeLast();
    }
  }

  private void flush() {
    if (!text.isEmpty()) {
      append(new TextNode(text.toString()));
      text.setLength(0);
    }
  }

  /// Appends to the open element. One whose children stand behind it goes on behind them.
  private void append(Node node) {
    var depth = open.size() - 1;
    var current = open.getLast();
    if (depth >= depthLimit && current.nextSibling() != null) {
      current = current.shallowClone().removeAttr("id");
      open.get(depthLimit - 1).appendChild(current);
      open.set(depth, current);
    }
    current.appendChild(node);
  }
}
