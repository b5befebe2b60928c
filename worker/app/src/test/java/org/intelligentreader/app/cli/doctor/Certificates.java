package org.intelligentreader.app.cli.doctor;

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

/// A certificate by an authority of its own, made by the JDK's own tool: for `name`, valid from
/// `start` (as `keytool -startdate` has it) for some days. `pem` is the authority.
record Certificates(Path keys, Path pem) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  static Certificates make(Path folder, String name, String start, int days) throws Exception {
    var keys = Files.createTempDirectory(folder, "keys").resolve("keys.p12");
    pair(keys, List.of("-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c"));
    var server = new ArrayList<>(List.of("-alias", "server", "-signer", "authority"));
    server.addAll(List.of("-startdate", start, "-validity", String.valueOf(days)));
    server.addAll(List.of("-dname", "CN=test", "-ext", "san=" + name));
    pair(keys, server);
    var pem = keys.resolveSibling("authority.pem");
    var store = store(keys);
    var certificate = store.getCertificate("authority").getEncoded();
    Files.writeString(
        pem,
        "A line that is no certificate.\n-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
    return new Certificates(keys, pem);
  }

  private static void pair(Path keys, List<String> more) throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command = new ArrayList<>(List.of(tool.toString(), "-genkeypair"));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(more);
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", new String(PASSWORD)));
    var log = keys.resolveSibling("keytool.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  SSLContext context() throws IOException, GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    var store = store(keys);
    store.deleteEntry("authority");
    managers.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore store(Path keys) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keys.toFile(), PASSWORD);
  }
}
