package org.intelligentreader.book.epub;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.epub.BookWarning.Code;

/// Tells locked text from mangled fonts. Source: EPUB 3.3, sections 4.2.6.3.2 (encryption.xml) and
/// 4.4 (font obfuscation).
final class Encryption {
  private static final String FILE = "META-INF/encryption.xml";
  private static final Set<String> FONT_OBFUSCATION =
      Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

  /// A file whose presence names who locked the book.
  private record Scheme(String file, String name) {}

  private static final List<Scheme> SCHEMES =
      List.of(
          new Scheme("META-INF/license.lcpl", "Readium LCP"),
          new Scheme("META-INF/sinf.xml", "Apple FairPlay"),
          new Scheme("META-INF/rights.xml", "Adobe ADEPT"));

  private Encryption() {}

  static void check(OcfContainer container, MarkupParser parser, Warnings warnings)
      throws BadBookException, IOException {
    if (!container.paths().contains(FILE)) {
      return;
    }
    var document = parser.parse(container.read(FILE), FILE);
    for (var data : Markup.all(document, "encrypteddata")) {
      var method = Markup.child(data, "encryptionmethod").map(e -> e.attr("Algorithm")).orElse("");
      var path = Markup.first(data, "cipherreference").map(e -> e.attr("URI")).orElse("a file");
      if (FONT_OBFUSCATION.contains(method)) {
        warnings.add(Code.FONT_OBFUSCATED, path, "ignored: fonts are not used");
      } else if (isText(path)) {
        throw new BadBookException(
            new BookProblem.DrmProtected(scheme(container, data.outerHtml()), path));
      }
    }
  }

  private static boolean isText(String path) {
    return !path.toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|woff2?|ttc|css|mp3|mp4|m4a)");
  }

  private static String scheme(OcfContainer container, String data) {
    Optional<String> byFile =
        SCHEMES.stream()
            .filter(scheme -> container.paths().contains(scheme.file()))
            .map(Scheme::name)
            .findFirst();
    return byFile.orElseGet(
        () -> data.contains("adobe.com/adept") ? "Adobe ADEPT" : "an unknown scheme");
  }
}
