package org.intelligentreader.app.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Certificates in PEM files, as OpenSSL writes them, and in folders of such files. What is not a
/// certificate is passed over, as OpenSSL does.
final class CertificateFiles {
  private static final Pattern PEM =
      Pattern.compile("(?s)-----BEGIN (?:TRUSTED )?CERTIFICATE-----.*?-----END [^-]*-----");

  private CertificateFiles() {}

  static List<X509Certificate> read(List<Path> places) throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    var found = new ArrayList<X509Certificate>();
    for (var place : places) {
      for (var file : files(place)) {
        PEM.matcher(text(file)).results().forEach(pem -> add(factory, pem.group(), found));
      }
    }
    return found;
  }

  private static void add(CertificateFactory factory, String pem, List<X509Certificate> found) {
    try (var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1))) {
      if (factory.generateCertificate(bytes) instanceof X509Certificate certificate) {
        found.add(certificate);
      }
    } catch (CertificateException | IOException e) {
      // One of a kind that Java does not read; the others still count.
    }
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (var files = Files.list(place)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
