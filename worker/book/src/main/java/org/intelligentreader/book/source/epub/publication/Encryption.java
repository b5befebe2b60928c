package org.intelligentreader.book.source.epub.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookProblem.DrmProtected.Scheme;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.nodes.Element;

/// Tells locked text from mangled fonts, and names who locked it.
///
/// Source: EPUB 3.3, sections 4.2.6.3.2 (encryption.xml) and 4.4 (font obfuscation); Readium LCP
/// 1.0, section 2.
final class Encryption {
  private static final String FILE = "META-INF/encryption.xml";
  private static final Set<String> FONT_OBFUSCATION =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");
  private static final int HEAD = 1024;

  /// A file whose presence names who may have locked the book.
  private record Licence(String file, Scheme scheme) {}

  private static final List<Licence> LICENCES =
      List.of(
          new Licence("META-INF/license.lcpl", Scheme.READIUM_LCP),
          new Licence("META-INF/sinf.xml", Scheme.APPLE_FAIRPLAY),
          new Licence("META-INF/rights.xml", Scheme.ADOBE_ADEPT),
          new Licence("rights.xml", Scheme.KOBO),
          new Licence("META-INF/voucher.xml", Scheme.AMAZON_KINDLE));

  private final OcfContainer container;
  private final MarkupParser parser;
  private final Warnings warnings;

  /// The folder around the whole book, empty when there is none.
  private final String wrapper;

  Encryption(OcfContainer container, MarkupParser parser, Warnings warnings, String wrapper) {
    this.container = container;
    this.parser = parser;
    this.warnings = warnings;
    this.wrapper = wrapper;
  }

  /// Refuses a book whose `encryption.xml` lists anything but fonts and media.
  void checkDeclared() throws BadBookException {
    if (!container.paths().contains(wrapper + FILE)) {
      return;
    }
    var document = parser.parse(container.read(wrapper + FILE), wrapper + FILE);
    for (var data : Markup.all(document, "encrypteddata")) {
      var method = Markup.child(data, "encryptionmethod").map(e -> e.attr("Algorithm")).orElse("");
      var named = Markup.first(data, "cipherreference").map(e -> e.attr("URI"));
      var path = named.orElse("a file");
      if (FONT_OBFUSCATION.contains(method)) {
        warnings.add(Code.FONT_OBFUSCATED, path, "ignored: fonts are not used");
      } else if (isText(path)) {
        throw new BadBookException(
            new BookProblem.DrmProtected(scheme(data), named.orElse(BookPart.FILE.place())));
      }
    }
  }

  /// Refuses a book with a licence file whose first page is no markup: some sellers lock text
  /// without listing it.
  void checkText(PackageDocument book) throws BadBookException {
    var scheme = byFile();
    var page =
        book.spine().items().stream()
            .map(SpineItem::item)
            .filter(ManifestItem::isXhtml)
            .findFirst();
    if (scheme.isPresent() && page.isPresent() && !isMarkup(page.get().path())) {
      throw new BadBookException(new BookProblem.DrmProtected(scheme.get(), page.get().path()));
    }
  }

  private boolean isMarkup(String path) {
    try (var in = container.stream(path)) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
      return head.isBlank() || head.matches("(?s)[^<]{0,8}\\s*<[!?A-Za-z].*");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isText(String path) {
    return !path.toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|woff2?|ttc|css|mp3|mp4|m4a)");
  }

  private Scheme scheme(Element data) {
    var markup = data.outerHtml();
    if (markup.contains("readium.org/2014/01/lcp")) {
      return Scheme.READIUM_LCP;
    }
    if (markup.contains("itunes.apple.com") || markup.contains("fairplay")) {
      return Scheme.APPLE_FAIRPLAY;
    }
    return byFile()
        .orElse(markup.contains("adobe.com/adept") ? Scheme.ADOBE_ADEPT : Scheme.UNKNOWN);
  }

  private Optional<Scheme> byFile() {
    return LICENCES.stream()
        .filter(licence -> container.paths().contains(wrapper + licence.file()))
        .map(Licence::scheme)
        .findFirst();
  }
}
