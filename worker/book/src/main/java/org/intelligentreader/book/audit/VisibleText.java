package org.intelligentreader.book.audit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.intelligentreader.book.interruption.Interruption;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The body text of every document of the spine, the contents and the manifest, in this order: what
/// a person sees on the pages, without ruby annotations.
record VisibleText(List<Page> pages, List<String> rubyPairs) {
  private static final Set<String> INVISIBLE =
      Set.of(
          "rt",
          "rp",
          "rtc",
          "script",
          "style",
          "template",
          "title",
          "desc",
          "annotation",
          "audio",
          "video",
          "canvas");
  private static final Pattern CONTROLS = Pattern.compile("[\\x80-\\x9F]");

  /// Ruby as plain text writes it: the base and then the annotation in 《》.
  private static final Pattern PLAIN_RUBY =
      Pattern.compile(
          "｜([^｜《》\\n]{1,30})《[^《》\\n]{1,40}》|《《([^《》\\n]{1,40})》》"
              + "|(?<=[\\p{IsHan}々〆〇ヶ])《[ぁ-ゖァ-ヺー・ \u3000]{1,30}》");

  private static final Set<String> NOTES =
      Set.of("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote");

  /// The text of one document.
  record Page(String file, Source source, String text, boolean linear) {}

  static VisibleText of(Path epub) throws IOException {
    try (var zip = new ZipFile(epub.toFile())) {
      var pages = new ArrayList<Page>();
      var pairs = new LinkedHashMap<Node, String>();
      for (var place : SpinePaths.of(zip)) {
        var document = Dom.parse(zip, place.entry());
        var text = new StringBuilder();
        var bodies = document.getElementsByTagNameNS("*", "body");
        collect(
            bodies.getLength() > 0 ? bodies.item(0) : document.getDocumentElement(),
            styles(zip, place.entry().getName(), document),
            text,
            pairs);
        pages.add(
            new Page(place.entry().getName(), place.source(), text.toString(), place.linear()));
      }
      return new VisibleText(pages, List.copyOf(pairs.values()));
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      throw new IOException("the book does not keep to the specification: " + e.getMessage(), e);
    }
  }

  /// In the order of the spine.
  String text() {
    return spine().map(Page::text).collect(Collectors.joining());
  }

  /// Of all files but these.
  String text(List<Audit.Missing> but) {
    var left = but.stream().map(Audit.Missing::file).collect(Collectors.toSet());
    return pages.stream()
        .filter(page -> page.source() == Source.SPINE || !left.contains(page.file()))
        .map(Page::text)
        .collect(Collectors.joining());
  }

  private Stream<Page> spine() {
    return pages.stream().filter(page -> page.source() == Source.SPINE);
  }

  /// What is not linear after what is.
  String linearFirst() {
    return spine().filter(Page::linear).map(Page::text).collect(Collectors.joining())
        + spine().filter(page -> !page.linear()).map(Page::text).collect(Collectors.joining());
  }

  private static HiddenByStyle styles(ZipFile zip, String path, Document document)
      throws IOException {
    var styles = new HiddenByStyle();
    for (var link : Dom.elements(document, "link")) {
      var entry = zip.getEntry(SpinePaths.resolve(path, link.getAttribute("href")));
      var rel = link.getAttribute("rel").toLowerCase(Locale.ROOT).strip();
      if (rel.equals("stylesheet") && entry != null) {
        try (var in = zip.getInputStream(entry)) {
          styles.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    Dom.elements(document, "style").forEach(style -> styles.add(style.getTextContent()));
    return styles;
  }

  private static void collect(
      Node node, HiddenByStyle styles, StringBuilder text, Map<Node, String> pairs) {
    Interruption.check();
    switch (node.getNodeType()) {
      case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(asSeen(node.getNodeValue()));
      case Node.ELEMENT_NODE -> {
        var element = (Element) node;
        if (Dom.name(element).equals("rt") && node.getParentNode() instanceof Element parent) {
          pairs.computeIfAbsent(parent, Node::getTextContent);
        }
        if (!isShown(element, styles)) {
          return;
        }
        if (Dom.name(element).equals("math") && element.getTextContent().isBlank()) {
          text.append(element.getAttribute("alttext"));
          return;
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
          collect(child, styles, text, pairs);
        }
      }
      default -> {}
    }
  }

  /// Browsers show control characters that a page names by number as the letters of Windows.
  private static String asSeen(String text) {
    return CONTROLS
        .matcher(text.indexOf('《') < 0 ? text : withoutPlainRuby(text))
        .replaceAll(c ->
            new String(
                c.group().getBytes(StandardCharsets.ISO_8859_1), Charset.forName("windows-1252")));
  }

  private static String withoutPlainRuby(String text) {
    return PLAIN_RUBY
        .matcher(text)
        .replaceAll(ruby -> {
          var base = ruby.group(1) == null ? ruby.group(2) : ruby.group(1);
          return base == null ? "" : Matcher.quoteReplacement(base);
        });
  }

  private static boolean isShown(Element element, HiddenByStyle styles) {
    if (INVISIBLE.contains(Dom.name(element)) || isOtherCase(element)) {
      return false;
    }
    var roles = element.getAttribute("epub:type") + " " + element.getAttribute("role");
    return List.of(roles.split("\\s+")).stream().anyMatch(NOTES::contains)
        || !(element.hasAttribute("hidden") || styles.hides(element));
  }

  /// `epub:switch` shows one of its cases; a page that knows none of them shows the default.
  private static boolean isOtherCase(Element element) {
    return Dom.name(element).equals("case")
        && element.getParentNode() instanceof Element parent
        && Dom.name(parent).equals("switch")
        && parent.getElementsByTagNameNS("*", "default").getLength() > 0;
  }
}
