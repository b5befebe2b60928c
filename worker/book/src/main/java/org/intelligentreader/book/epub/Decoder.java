package org.intelligentreader.book.epub;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.epub.BookWarning.Code;

/// Bytes to text: byte order mark, then XML declaration, then `meta`, then what the bytes
/// themselves allow.
///
/// Names as in <https://encoding.spec.whatwg.org/#names-and-labels>.
final class Decoder {
  private static final int PROLOGUE = 2048;
  private static final Pattern XML_DECLARATION =
      Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
  private static final Pattern META =
      Pattern.compile(
          "<meta[^>]*?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> WHATWG =
      Map.of(
          "shift_jis", "windows-31j",
          "shift-jis", "windows-31j",
          "sjis", "windows-31j",
          "x-sjis", "windows-31j",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252");
  private static final List<String> GUESSES =
      List.of("UTF-8", "windows-31j", "EUC-JP", "GB18030", "Big5");

  private Decoder() {}

  static String decode(byte[] bytes, String path, Warnings warnings) {
    var mark = byteOrderMark(bytes);
    if (mark.isPresent()) {
      var text = new String(bytes, mark.get());
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    if (looksLikeUtf16(bytes)) {
      var charset = bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      warnings.add(Code.DOCUMENT_ENCODING, path, "no byte order mark; read as " + charset);
      return new String(bytes, charset);
    }
    return byDeclaration(bytes, path, warnings);
  }

  private static String byDeclaration(byte[] bytes, String path, Warnings warnings) {
    var declared = declared(bytes);
    var charset = declared.flatMap(Decoder::charset).orElse(StandardCharsets.UTF_8);
    var text = strictly(bytes, charset);
    if (text.isPresent()) {
      return text.get();
    }
    for (var guess : GUESSES) {
      var guessed = strictly(bytes, Charset.forName(guess));
      if (guessed.isPresent()) {
        warnings.add(
            Code.DOCUMENT_ENCODING, path, "not " + declared.orElse("UTF-8") + "; read as " + guess);
        return guessed.get();
      }
    }
    var replaced = new String(bytes, charset);
    warnings.add(
        Code.CHARACTERS_REPLACED,
        path,
        replaced.chars().filter(c -> c == '\uFFFD').count()
            + " bytes that are not "
            + charset
            + " became U+FFFD");
    return replaced;
  }

  private static Optional<Charset> byteOrderMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  private static boolean looksLikeUtf16(byte[] bytes) {
    return startsWith(bytes, '<', 0) || startsWith(bytes, 0, '<');
  }

  private static boolean startsWith(byte[] bytes, int... values) {
    if (bytes.length < values.length) {
      return false;
    }
    for (var i = 0; i < values.length; i++) {
      if ((bytes[i] & 0xff) != values[i]) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> declared(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.ISO_8859_1);
    var xml = XML_DECLARATION.matcher(head);
    if (xml.find()) {
      return Optional.of(xml.group(1));
    }
    var meta = META.matcher(head);
    return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("utf-16")) {
      // The declaration was readable as ASCII, so it is not UTF-16: WHATWG reads UTF-8 then.
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(WHATWG.getOrDefault(lower, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
