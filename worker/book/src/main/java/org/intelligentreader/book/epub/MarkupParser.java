package org.intelligentreader.book.epub;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.intelligentreader.book.epub.BookWarning.Code;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Documents of an EPUB as trees: as XML when they are well-formed, as browsers read HTML when they
/// are not. Nothing is ever fetched, and entities expand within the bounds of the JDK's secure
/// processing.
public final class MarkupParser {
  private static final String XERCES = "http://apache.org/xml/features/";
  private static final String SAX = "http://xml.org/sax/features/";
  private static final Pattern ENTITY_OR_LITERAL =
      Pattern.compile(
          "<!\\[CDATA\\[.*?]]>|<!--.*?-->|<!DOCTYPE[^\\[>]*\\[.*?]\\s*>|&([A-Za-z][A-Za-z0-9]*);",
          Pattern.DOTALL);
  private static final Pattern PREDEFINED = Pattern.compile("amp|lt|gt|quot|apos");
  private static final Pattern ILLEGAL =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private final int depth;
  private final Warnings warnings;

  MarkupParser(int depth, Warnings warnings) {
    this.depth = depth;
    this.warnings = warnings;
  }

  /// Parses any document; `path` is for messages.
  public Document parse(byte[] bytes, String path) {
    var text = clean(Decoder.decode(bytes, path, warnings), path);
    try {
      return xml(text);
    } catch (SAXParseException e) {
      warnings.add(
          Code.DOCUMENT_MALFORMED,
          path,
          "line "
              + e.getLineNumber()
              + ", column "
              + e.getColumnNumber()
              + ": "
              + e.getMessage()
              + "; read as HTML");
    } catch (SAXException e) {
      warnings.add(Code.DOCUMENT_MALFORMED, path, e.getMessage() + "; read as HTML");
    }
    return Jsoup.parse(selfClosed(text));
  }

  private String clean(String text, String path) {
    var start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\uFEFF')) {
      start++;
    }
    var trimmed = text.substring(start);
    var illegal = ILLEGAL.matcher(trimmed);
    if (!illegal.find()) {
      return wellFormedUnicode(trimmed, path);
    }
    warnings.add(Code.CHARACTERS_REPLACED, path, "control characters removed");
    return wellFormedUnicode(illegal.replaceAll(""), path);
  }

  private String wellFormedUnicode(String text, String path) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        warnings.add(Code.CHARACTERS_REPLACED, path, "half a surrogate pair became U+FFFD");
        return wellFormedUnicode(text.substring(0, i) + '\uFFFD' + text.substring(i + 1), path);
      }
    }
    return text;
  }

  private Document xml(String text) throws SAXException {
    try {
      var factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
      factory.setFeature(SAX + "namespace-prefixes", true);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      var tree = new TreeBuilder(depth);
      var parser = factory.newSAXParser();
      parser.parse(new InputSource(new StringReader(htmlEntities(text))), tree);
      return tree.document();
    } catch (ParserConfigurationException | IOException e) {
      throw new SAXException(e);
    }
  }

  /// Names that HTML knows become characters, because no DTD is read that would declare them.
  private static String htmlEntities(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return ENTITY_OR_LITERAL
        .matcher(text)
        .replaceAll(match -> {
          var name = match.group(1);
          if (name == null
              || PREDEFINED.matcher(name).matches()
              || text.contains("<!ENTITY " + name + " ")) {
            return java.util.regex.Matcher.quoteReplacement(match.group());
          }
          var characters = Entities.getByName(name);
          return java.util.regex.Matcher.quoteReplacement(
              characters.isEmpty() ? match.group() : characters);
        });
  }

  /// HTML knows no `<title/>`: it would swallow the page.
  private static String selfClosed(String text) {
    return text.replaceAll(
        "<(title|script|style|a|div|span|p|textarea|iframe)(\\s[^<>]*)?/>", "<$1$2></$1>");
  }
}
