package org.intelligentreader.book.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Documents as W3C trees: XML by the JDK first, HTML only when that fails.
final class Dom {
  private Dom() {}

  static Document parse(ZipFile zip, ZipEntry entry) throws IOException {
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

  static String name(Element element) {
    var local = element.getLocalName();
    return (local == null ? element.getTagName() : local).toLowerCase(Locale.ROOT);
  }

  static List<Element> elements(Document document, String name) {
    var nodes = document.getElementsByTagNameNS("*", name);
    var elements = new ArrayList<Element>();
    for (var i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
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
