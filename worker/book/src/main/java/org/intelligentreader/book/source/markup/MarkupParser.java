package org.intelligentreader.book.source.markup;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Documents of an EPUB as trees: as XML when they are well-formed, as browsers read HTML when they
/// are not. Nothing is ever fetched, and entities expand within small bounds. Namespaces are not
/// checked, since many books get them wrong and local names tell enough.
public final class MarkupParser {
  private static final String XERCES = "http://apache.org/xml/features/";
  private static final String XERCES_LOCALE = "http://apache.org/xml/properties/locale";
  private static final String SAX = "http://xml.org/sax/features/";
  private static final String MOST_EXPANSIONS = "100000";
  private static final String MOST_EXPANDED = "4000000";
  private static final Pattern HTML =
      Pattern.compile("<(html|body|p|div|h[1-6]|br)\\b", Pattern.CASE_INSENSITIVE);

  /// Documents of an EPUB that are no pages, whatever HTML stands in their descriptions.
  private static final Pattern PACKAGE =
      Pattern.compile(
          "\\s*(<[?!][^>]*>\\s*)*<([\\w.-]+:)?(package|ncx|container|encryption)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);

  /// HTML knows no `<title/>`: it would swallow the page.
  private static final Pattern SELF_CLOSED =
      Pattern.compile(
          "<(title|script|style|a|div|span|p|textarea|iframe)(\\s[^<>]*)?/>",
          Pattern.CASE_INSENSITIVE);

  private final Limits limits;
  private final Warnings warnings;
  private final List<String> languages;

  public MarkupParser(Limits limits, Warnings warnings) {
    this(limits, warnings, List.of());
  }

  private MarkupParser(Limits limits, Warnings warnings, List<String> languages) {
    this.limits = limits;
    this.warnings = warnings;
    this.languages = languages;
  }

  /// A parser for documents that are in these languages.
  public MarkupParser speaking(List<String> known) {
    return new MarkupParser(limits, warnings, known);
  }

  /// Parses any document; `path` is for messages.
  public Document parse(byte[] bytes, String path) {
    return parse(bytes, path, Bodies::joined);
  }

  /// Parses XML that is no page: nothing in it is taken for a second body by mistake.
  public Document parseData(byte[] bytes, String path) {
    return parse(bytes, path, document -> document);
  }

  private Document parse(byte[] bytes, String path, UnaryOperator<Document> wellFormed) {
    var text = clean(Decoder.decode(bytes, path, warnings, languages), path);
    try {
      return wellFormed.apply(xml(text, path));
    } catch (SAXParseException e) {
      warnings.add(
          Code.DOCUMENT_MALFORMED,
          path,
          String.format(
              Locale.ROOT,
              "line %d, column %d: %s; read leniently",
              e.getLineNumber(),
              e.getColumnNumber(),
              e.getMessage()));
    } catch (SAXException e) {
      warnings.add(Code.DOCUMENT_MALFORMED, path, e.getMessage() + "; read leniently");
    }
    return lenient(text, path);
  }

  /// Parses HTML as browsers do, whether it is well-formed or not: on the web nobody promises it.
  public Document parsePage(byte[] bytes, String path) {
    return lenient(clean(Decoder.decode(bytes, path, warnings, languages), path), path);
  }

  private String clean(String text, String path) {
    var start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\uFEFF')) {
      start++;
    }
    var clean = text.substring(start);
    if (clean.chars().allMatch(MarkupParser::isLegal)) {
      return clean;
    }
    warnings.add(Code.CHARACTERS_REPLACED, path, "control characters removed");
    var legal = new StringBuilder(clean.length());
    clean.chars().filter(MarkupParser::isLegal).forEach(c -> legal.append((char) c));
    return legal.toString();
  }

  /// Source: XML 1.0, production 2 (Char).
  private static boolean isLegal(int c) {
    return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
  }

  private Document xml(String text, String path) throws SAXException {
    try {
      var tree = new TreeBuilder(limits.of(Limit.DEPTH));
      saxParser()
          .parse(new InputSource(new InterruptibleReader(NamedCharacters.expand(text))), tree);
      return document(tree, path);
    } catch (ParserConfigurationException | IOException e) {
      throw new SAXException(e);
    }
  }

  private static SAXParser saxParser() throws ParserConfigurationException, SAXException {
    var factory = SAXParserFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
    factory.setFeature(SAX + "external-general-entities", false);
    factory.setFeature(SAX + "external-parameter-entities", false);
    var parser = factory.newSAXParser();
    // The report is the same in every country.
    parser.setProperty(XERCES_LOCALE, Locale.ROOT);
    parser.setProperty("jdk.xml.entityExpansionLimit", MOST_EXPANSIONS);
    parser.setProperty("jdk.xml.totalEntitySizeLimit", MOST_EXPANDED);
    parser.setProperty("jdk.xml.maxGeneralEntitySizeLimit", MOST_EXPANDED);
    return parser;
  }

  private Document document(TreeBuilder tree, String path) {
    if (tree.isFlattened()) {
      warnings.add(
          Code.DOCUMENT_MALFORMED,
          path,
          "nested deeper than "
              + limits.of(Limit.DEPTH)
              + " elements; those inside become siblings");
    }
    return tree.document();
  }

  /// Pages are read as browsers do. A package document or an NCX is no page: there `<item/>` is
  /// empty, which HTML would not know.
  private Document lenient(String text, String path) {
    var body = IllegalReferences.replaced(DocumentType.removed(text));
    var document =
        HTML.matcher(body).find() && !PACKAGE.matcher(body).lookingAt()
            ? tree(
                SELF_CLOSED.matcher(withoutCdata(body)).replaceAll("<$1$2></$1>"),
                Parser.htmlParser())
            : tree(body, Parser.xmlParser());
    var tree = new TreeBuilder(limits.of(Limit.DEPTH));
    if (!DepthCheck.isDeeper(document, limits.of(Limit.DEPTH))) {
      return document;
    }
    document.traverse(tree);
    return document(tree, path);
  }

  /// To HTML, a CDATA section is a comment; to people who wrote one, it is text.
  private static String withoutCdata(String body) {
    return CDATA
        .matcher(body)
        .replaceAll(section ->
            Matcher.quoteReplacement(section.group(1).replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static Document tree(String text, Parser parser) {
    return parser.parseInput(new InterruptibleReader(text), "");
  }
}
