package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.problem.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// EPUB 3.3, sections 4.2.6.3.2 to 4.4: locked books are named and refused, mangled fonts are no
/// lock.
class ProtectionTest {
  private static final String AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

  private final EpubFixture fixture = new EpubFixture().page("a", "<p>one</p>");

  @ParameterizedTest
  @CsvSource({
    "META-INF/rights.xml, Adobe ADEPT",
    "META-INF/license.lcpl, Readium LCP",
    "META-INF/sinf.xml, Apple FairPlay",
    "rights.xml, Kobo",
    "META-INF/voucher.xml, Amazon Kindle"
  })
  void a_locked_book_is_named(String file, String scheme) {
    fixture.with(file, "<x/>").with("META-INF/encryption.xml", encryption(AES, "OPS/a.xhtml"));
    assertThat(ReadBook.refusal(fixture))
        .startsWith("drm-protected This book is protected by " + scheme + " (OPS/a.xhtml");
  }

  @Test
  void a_scheme_named_inside_the_encryption_file() {
    fixture.with(
        "META-INF/encryption.xml",
        encryption(AES, "OPS/a.xhtml' x='http://readium.org/2014/01/lcp#license"));
    assertThat(ReadBook.refusal(fixture)).contains("Readium LCP");
  }

  @Test
  void an_unknown_lock() {
    fixture.with("META-INF/encryption.xml", encryption(AES, "OPS/a.xhtml"));
    assertThat(ReadBook.refusal(fixture)).contains("an unknown scheme");
  }

  @Test
  void text_locked_without_being_listed() {
    var noise = new byte[3000];
    new Random(1).nextBytes(noise);
    fixture.with("rights.xml", "<x/>").with("OPS/a.xhtml", noise);
    assertThat(ReadBook.refusal(fixture)).startsWith("drm-protected").contains("Kobo");
  }

  @ParameterizedTest
  @CsvSource({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
  void mangled_fonts_are_no_lock(String algorithm) {
    fixture.with("META-INF/encryption.xml", encryption(algorithm, "OPS/f.otf"));
    var book = ReadBook.of(fixture);
    assertThat(book.text()).isEqualTo("one");
    assertThat(book.codes()).contains("font-obfuscated");
  }

  @Test
  void a_rights_file_beside_clear_text_is_no_lock() {
    assertThat(ReadBook.of(fixture.with("META-INF/rights.xml", "<x/>")).text()).isEqualTo("one");
  }

  @Test
  void a_locked_kindle_book() {
    assertThat(ReadBook.refusal(mobi(2), Limits.DEFAULTS)).startsWith("drm-protected");
    assertThat(ReadBook.refusal(mobi(0), Limits.DEFAULTS)).contains("it is a Kindle book");
    assertThat(
            ReadBook.refusal(
                "\u00EADRMION\u00EE".getBytes(StandardCharsets.ISO_8859_1), Limits.DEFAULTS))
        .startsWith("drm-protected");
  }

  private static byte[] mobi(int encryption) {
    var bytes = ByteBuffer.allocate(200);
    bytes.put(60, "BOOKMOBI".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(78, 100);
    bytes.putShort(112, (short) encryption);
    return bytes.array();
  }

  private static String encryption(String algorithm, String uri) {
    return "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
        + "xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData><enc:EncryptionMethod "
        + "Algorithm='"
        + algorithm
        + "'/><enc:CipherData><enc:CipherReference URI='"
        + uri
        + "'/></enc:CipherData></enc:EncryptedData></encryption>";
  }
}
