package org.intelligentreader.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for 127.0.0.1, made on the spot and valid for a day, and a trust store that holds
/// it beside every root that Java trusts, so that a client loads as much as against a real server.
public final class LoopbackCertificate {
  private static final String ALIAS = "loopback";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final KeyStore keys;

  private LoopbackCertificate(Path folder, KeyStore keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /// Makes a certificate and its files in `folder`.
  public static LoopbackCertificate create(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve("keys.p12");
    Files.deleteIfExists(file);
    keytool(file, folder.resolve("keytool.log"));
    var certificate =
        new LoopbackCertificate(folder, KeyStore.getInstance(file.toFile(), PASSWORD));
    certificate.writeTrustStore();
    certificate.writePem();
    return certificate;
  }

  /// For `javax.net.ssl.trustStore`.
  public Path trustStore() {
    return folder.resolve("trust.store");
  }

  /// The certificate alone, for clients that are not Java.
  public Path pem() {
    return folder.resolve("certificate.pem");
  }

  SSLContext serverContext() {
    try {
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK supports TLS", e);
    }
  }

  /// The JDK makes certificates with this tool only; every Java image has it.
  private static void keytool(Path file, Path log) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command = new ArrayList<>(List.of(tool.toString(), "-genkeypair", "-alias", ALIAS));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "1"));
    command.addAll(List.of("-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    if (process.start().waitFor() != 0) {
      throw new IOException("keytool failed: " + Files.readString(log));
    }
  }

  /// Of the same type as the JDK's own, and like it without a password, whose check would cost more
  /// time than reading the roots.
  private void writeTrustStore() throws IOException, GeneralSecurityException {
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    var roots = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    var trusted = KeyStore.getInstance(roots.toFile(), PASSWORD);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    try (var out = Files.newOutputStream(trustStore())) {
      trusted.store(out, PASSWORD);
    }
  }

  private void writePem() throws IOException, GeneralSecurityException {
    var encoded = Base64.getMimeEncoder().encodeToString(keys.getCertificate(ALIAS).getEncoded());
    Files.writeString(
        pem(), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }
}
