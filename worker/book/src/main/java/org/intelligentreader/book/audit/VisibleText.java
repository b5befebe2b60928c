package org.intelligentreader.book.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The body text of every spine document in spine order: what a person sees on the pages, without
/// ruby annotations.
record VisibleText(String text, List<String> rubyPairs) {
  private static final Set<String> INVISIBLE =
      Set.of("rt", "rp", "rtc", "script", "style", "template", "title", "desc");

  static VisibleText of(Path epub) throws IOException {
    try (var zip = new ZipFile(epub.toFile())) {
      var text = new StringBuilder();
      var pairs = new ArrayList<String>();
      for (var path : spine(zip)) {
        var entry = zip.getEntry(path);
        if (entry != null) {
          var root = parse(zip, entry).getDocumentElement();
          var bodies = root.getElementsByTagNameNS("*", "body");
          collect(bodies.getLength() > 0 ? bodies.item(0) : root, text, pairs);
        }
      }
      return new VisibleText(text.toString(), pairs);
    }
  }

  private static List<String> spine(ZipFile zip) throws IOException {
    var container = parse(zip, zip.getEntry("META-INF/container.xml"));
    var path = elements(container, "rootfile").getFirst().getAttribute("full-path");
    var opf = parse(zip, zip.getEntry(path));
    var items = elements(opf, "item");
    return elements(opf, "itemref").stream()
        .flatMap(ref ->
            items.stream()
                .filter(item -> item.getAttribute("id").equals(ref.getAttribute("idref")))
                .limit(1))
        .filter(item -> item.getAttribute("media-type").contains("html"))
        .map(item ->
            URLDecoder.decode(
                item.getAttribute("href").replace("+", "%2B"), StandardCharsets.UTF_8))
        .map(href -> Path.of("/" + path).resolveSibling(href).normalize().toString().substring(1))
        .distinct()
        .toList();
  }

  private static void collect(Node node, StringBuilder text, List<String> pairs) {
    switch (node.getNodeType()) {
      case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(node.getNodeValue());
      case Node.ELEMENT_NODE -> {
        var element = (Element) node;
        var name = name(element);
        if (name.equals("rt") && node.getParentNode() instanceof Element parent) {
          pairs.add(parent.getTextContent());
        }
        if (!INVISIBLE.contains(name) && !element.hasAttribute("hidden") && !isOtherCase(element)) {
          for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, text, pairs);
          }
        }
      }
      default -> {}
    }
  }

  /// `epub:switch` shows one of its cases; a page that knows none of them shows the default.
  private static boolean isOtherCase(Element element) {
    return name(element).equals("case")
        && element.getParentNode() instanceof Element parent
        && name(parent).equals("switch")
        && parent.getElementsByTagNameNS("*", "default").getLength() > 0;
  }

  private static String name(Element element) {
    var local = element.getLocalName();
    return (local == null ? element.getTagName() : local).toLowerCase(Locale.ROOT);
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    var elements = new ArrayList<Element>();
    for (var i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Document parse(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] bytes;
    try (var in = zip.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    try {
      return builder().parse(new ByteArrayInputStream(bytes));
    } catch (SAXException e) {
      return W3CDom.convert(Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
    }
  }

  private static DocumentBuilder builder() throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setExpandEntityReferences(true);
      var builder = factory.newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
      builder.setErrorHandler(new Silent());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IOException(e);
    }
  }
}
