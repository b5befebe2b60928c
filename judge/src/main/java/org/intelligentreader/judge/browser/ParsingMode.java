package org.intelligentreader.judge.browser;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// How the browser is asked to read content documents: each way more lenient than the one before.
enum ParsingMode {
  /// As the book declares them.
  DECLARED("declared"),

  /// As XML that knows the names of HTML's characters, declared or not.
  NAMED_CHARACTERS("named"),

  /// As HTML.
  HTML("html");

  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE[^>\\[]*(\\[[^]]*])?[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("^[\\s\u00EF\u00BB\u00BF]*<\\?xml.*?\\?>");
  private static final Pattern SELF_CLOSED =
      Pattern.compile(
          "<(title|script|style|a|div|span|p|textarea|iframe)(\\s[^<>]*)?/>",
          Pattern.CASE_INSENSITIVE);
  private static final String XHTML =
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\""
          + " \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">";

  private final String label;

  ParsingMode(String label) {
    this.label = label;
  }

  /// A part of a host's name.
  String label() {
    return label;
  }

  static ParsingMode ofHost(String host) {
    for (var reading : values()) {
      if (host.contains("-" + reading.label + ".")) {
        return reading;
      }
    }
    return DECLARED;
  }

  byte[] prepare(byte[] page) {
    // One character a byte: markup is ASCII in every encoding that books have, UTF-16 aside.
    var text = new String(page, StandardCharsets.ISO_8859_1);
    return switch (this) {
      case DECLARED -> page;
      case NAMED_CHARACTERS -> named(text).getBytes(StandardCharsets.ISO_8859_1);
      case HTML ->
          SELF_CLOSED.matcher(text).replaceAll("<$1$2></$1>").getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static String named(String text) {
    var plain = DOCTYPE.matcher(text).replaceFirst("");
    var declaration = DECLARATION.matcher(plain);
    var at = declaration.find() ? declaration.end() : 0;
    return plain.substring(0, at) + XHTML + plain.substring(at).stripLeading();
  }
}
