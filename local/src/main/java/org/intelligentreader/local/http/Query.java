package org.intelligentreader.local.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Percent-encoded text of a request's address. What is not encoded as RFC 3986 says is refused,
/// and so is U+0000, which PostgreSQL cannot keep.
final class Query {
  private static final int ESCAPE = 3;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Query() {}

  /// The `name=value` pairs of a query; in these, `+` is a blank.
  static List<Call.Parameter> parameters(String query) throws HttpError {
    var parameters = new ArrayList<Call.Parameter>();
    for (var pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.add(
          new Call.Parameter(decode(name.replace('+', ' ')), decode(value.replace('+', ' '))));
    }
    return parameters;
  }

  /// A name or value of a query, percent-encoded but for letters, digits and `-_.~`.
  static String encode(String text) {
    var encoded = new StringBuilder();
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  static String decode(String text) throws HttpError {
    var bytes = new ByteArrayOutputStream(text.length());
    var from = text.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < from.length; i++) {
      if (from[i] != '%') {
        bytes.write(from[i]);
        continue;
      }
      bytes.write(escaped(from, i));
      i += ESCAPE - 1;
    }
    var decoded = bytes.toString(StandardCharsets.UTF_8);
    if (decoded.indexOf('\0') >= 0) {
      throw HttpError.plain(400, "22P05", "unsupported Unicode escape sequence");
    }
    return decoded;
  }

  private static int escaped(byte[] text, int at) throws HttpError {
    var high = at + 1 < text.length ? Character.digit(text[at + 1], 16) : -1;
    var low = at + 2 < text.length ? Character.digit(text[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw HttpError.plain(
          400, "bad_request", "A '%' in the address is not followed by two hexadecimal digits");
    }
    return high * 16 + low;
  }
}
