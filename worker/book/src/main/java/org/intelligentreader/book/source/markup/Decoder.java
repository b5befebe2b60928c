package org.intelligentreader.book.source.markup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.mozilla.universalchardet.UniversalDetector;

/// Bytes to text: byte order mark, then XML declaration, then `meta`, then what the bytes
/// themselves allow.
///
/// Names as in <https://encoding.spec.whatwg.org/#names-and-labels>.
final class Decoder {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final int PROLOGUE = 2048;
  private static final int MOSTLY = 4;
  private static final Pattern XML_DECLARATION =
      Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
  private static final Pattern META =
      Pattern.compile(
          "<meta[^>]*?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> WHATWG =
      Map.ofEntries(
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("ms_kanji", "windows-31j"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("windows-949", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("big5-hkscs", "Big5-HKSCS"),
          Map.entry("cn-big5", "Big5-HKSCS"),
          Map.entry("x-x-big5", "Big5-HKSCS"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("x-mac-roman", "x-MacRoman"),
          Map.entry("mac", "x-MacRoman"),
          Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
          Map.entry("x-mac-ukrainian", "x-MacUkraine"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("x-euc-jp", "EUC-JP"),
          Map.entry("x-cp1250", "windows-1250"),
          Map.entry("x-cp1251", "windows-1251"),
          Map.entry("x-cp1252", "windows-1252"),
          Map.entry("chinese", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"));
  private static final List<String> GUESSES =
      List.of("windows-31j", "EUC-JP", "GB18030", "Big5-HKSCS", "windows-1252");

  private Decoder() {}

  /// `languages` are those of the book; they decide where the bytes alone do not.
  static String decode(byte[] bytes, String path, Warnings warnings, List<String> languages) {
    var mark = byteOrderMark(bytes);
    if (mark.isPresent()) {
      var text = marked(bytes, mark.get(), path, warnings);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    if (looksLikeUtf16(bytes)) {
      var charset = bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      warnings.add(Code.DOCUMENT_ENCODING, path, "no byte order mark; read as " + charset);
      return marked(bytes, charset, path, warnings);
    }
    return byDeclaration(bytes, path, warnings, languages);
  }

  /// The JDK's decoder for UTF-16 would swallow what stands after half a surrogate pair.
  private static String marked(byte[] bytes, Charset charset, String path, Warnings warnings) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return replacing(bytes, charset, path, warnings);
    }
    var order =
        charset.equals(StandardCharsets.UTF_16BE) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var units = ByteBuffer.wrap(bytes).order(order).asCharBuffer().toString();
    var text = units.codePoints().map(c -> isHalf(c) ? '\uFFFD' : c);
    var fixed =
        text.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (!fixed.equals(units)) {
      warnings.add(Code.CHARACTERS_REPLACED, path, "halves of surrogate pairs became U+FFFD");
    }
    return fixed;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /// Text in another encoding is hardly ever valid UTF-8 by chance, so UTF-8 wins over a wrong
  /// declaration.
  private static String byDeclaration(
      byte[] bytes, String path, Warnings warnings, List<String> languages) {
    var name = declared(bytes);
    var declared = name.flatMap(Decoder::charset).orElse(StandardCharsets.UTF_8);
    if (isAscii(bytes)) {
      return strictly(bytes, declared).orElseGet(() -> replacing(bytes, declared, path, warnings));
    }
    var utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent() && !declared.equals(StandardCharsets.UTF_8)) {
      warnings.add(Code.DOCUMENT_ENCODING, path, "not " + declared.name() + "; read as UTF-8");
    }
    var legacy = new LegacyText(bytes, languages);
    return utf8.or(() -> told(mislabelled(bytes, declared, legacy), declared, path, warnings))
        .or(() -> strictly(bytes, declared))
        .or(() -> damaged(bytes, declared, path, warnings))
        .or(() -> told(legacy.best(), declared, path, warnings))
        .orElseGet(() -> guessed(bytes, declared, path, warnings));
  }

  /// Western Europe's set is what programs write that do not know better.
  private static Optional<LegacyText.Found> mislabelled(
      byte[] bytes, Charset declared, LegacyText legacy) {
    return declared.equals(WESTERN) ? legacy.better(new String(bytes, declared)) : Optional.empty();
  }

  private static Optional<String> told(
      Optional<LegacyText.Found> found, Charset declared, String path, Warnings warnings) {
    found.ifPresent(one ->
        warnings.add(
            Code.DOCUMENT_ENCODING,
            path,
            "not " + declared.name() + "; read as " + one.charset().name() + " by the language"));
    return found.map(LegacyText.Found::text);
  }

  private static boolean isAscii(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /// A document that is in its declared encoding but for a few bytes stays so: no other encoding
  /// would make more of it readable.
  private static Optional<String> damaged(
      byte[] bytes, Charset declared, String path, Warnings warnings) {
    var text = new String(bytes, declared);
    var broken = text.chars().filter(c -> c == '\uFFFD').count();
    var meant = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    // Letters of UTF-8 come in sequences that no other text has by chance.
    var isMostly =
        declared.equals(StandardCharsets.UTF_8) ? broken <= meant : broken * MOSTLY < meant;
    if (!isMostly) {
      return Optional.empty();
    }
    return Optional.of(replacing(bytes, declared, path, warnings));
  }

  private static String guessed(byte[] bytes, Charset declared, String path, Warnings warnings) {
    for (var guess : guesses(bytes)) {
      var text = strictly(bytes, guess);
      if (text.isPresent()) {
        warnings.add(
            Code.DOCUMENT_ENCODING, path, "not " + declared.name() + "; read as " + guess.name());
        return text.get();
      }
    }
    return replacing(bytes, declared, path, warnings);
  }

  private static List<Charset> guesses(byte[] bytes) {
    var detector = new UniversalDetector();
    detector.handleData(bytes);
    detector.dataEnd();
    return Stream.concat(Stream.ofNullable(detector.getDetectedCharset()), GUESSES.stream())
        .flatMap(name -> charset(name).stream())
        .toList();
  }

  /// Bytes that mean nothing become U+FFFD, with a warning.
  private static String replacing(byte[] bytes, Charset charset, String path, Warnings warnings) {
    var text = new String(bytes, charset);
    var count = text.chars().filter(c -> c == '\uFFFD').count();
    if (count > 0) {
      warnings.add(
          Code.CHARACTERS_REPLACED,
          path,
          count + " characters that " + charset.name() + " does not know became U+FFFD");
    }
    return text;
  }

  static Optional<Charset> byteOrderMark(byte[] bytes) {
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
