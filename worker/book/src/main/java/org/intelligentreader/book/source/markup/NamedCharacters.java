package org.intelligentreader.book.source.markup;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Entities;

/// Writes out the named characters of HTML (`&nbsp;`), because no DTD is read that would declare
/// them. Names that the document declares itself stay for the XML parser. One pass, whatever the
/// document.
final class NamedCharacters {
  private static final String DECLARATION = "<!ENTITY";
  private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");
  private static final int LONGEST_NAME = 40;
  private static final Pattern CONTROL = Pattern.compile("#0*1[2-5]\\d|#[xX]0*[89][0-9a-fA-F]");
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String text;
  private final Set<String> declared = new HashSet<>();
  private final StringBuilder out;
  private int at;

  private NamedCharacters(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + 64);
  }

  static String expand(String text) {
    return text.indexOf('&') < 0 ? text : new NamedCharacters(text).expanded();
  }

  private String expanded() {
    findDeclared();
    for (copy(next()); at < text.length(); copy(next())) {
      Interruption.check();
      if (text.charAt(at) == '&') {
        entity();
      } else {
        copy(literalEnd());
      }
    }
    return out.toString();
  }

  /// The next place that may need a change: `&`, or `<!`, after which it may not.
  private int next() {
    var i = at;
    while (i < text.length()
        && text.charAt(i) != '&'
        && !(text.charAt(i) == '<' && text.startsWith("<!", i))) {
      i++;
    }
    return i;
  }

  private void findDeclared() {
    for (var i = text.indexOf(DECLARATION); i >= 0; i = text.indexOf(DECLARATION, i + 1)) {
      var start = i + DECLARATION.length();
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      var end = start;
      while (end < text.length()
          && end - start < LONGEST_NAME
          && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      declared.add(text.substring(start, end));
      Interruption.check();
    }
  }

  /// Where a part ends in which `&` means nothing: CDATA, comment, document type.
  private int literalEnd() {
    if (text.startsWith("<![CDATA[", at)) {
      return after("]]>", at);
    }
    if (text.startsWith("<!--", at)) {
      return after("-->", at);
    }
    return text.startsWith("<!DOCTYPE", at) ? DocumentType.end(text, at) : at + 1;
  }

  private int after(String mark, int from) {
    var found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private void entity() {
    var end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_NAME + 1));
    if (end < 0) {
      copy(at + 1);
      return;
    }
    var name = text.substring(at + 1, end);
    var known = !PREDEFINED.contains(name) && !declared.contains(name);
    var characters = known ? numbered(name).orElseGet(() -> Entities.getByName(name)) : "";
    if (characters.isEmpty()) {
      copy(at + 1);
    } else {
      out.append(characters);
      at = end + 1;
    }
  }

  /// Numbers of control characters mean the letters that Windows has there, as in browsers.
  ///
  /// Source:
  /// <https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>.
  private static Optional<String> numbered(String name) {
    if (!CONTROL.matcher(name).matches()) {
      return Optional.empty();
    }
    var code = Integer.decode(name.replaceFirst("^#[xX]", "0x").replaceFirst("^#0*", ""));
    return code >= 0x80 && code <= 0x9F
        ? Optional.of(new String(new byte[] {code.byteValue()}, WINDOWS))
        : Optional.empty();
  }

  private void copy(int end) {
    out.append(text, at, end);
    at = end;
  }
}
