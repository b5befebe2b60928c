package org.intelligentreader.app.network;

import java.util.Arrays;
import java.util.Comparator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The order in which ciphers are offered to a server. The worker runs with the first compiler
/// only, which knows no instructions for AES: ChaCha20 moves 2.5 times the bytes in the same
/// processor time (docs/performance.md).
public final class Ciphers {
  private static final String PREFERRED = "_CHACHA20_";

  private Ciphers() {}

  /// All that `context` offers by itself, ChaCha20 first.
  public static SSLParameters of(SSLContext context) {
    var parameters = context.getDefaultSSLParameters();
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .sorted(Comparator.comparing(suite -> !suite.contains(PREFERRED)))
            .toArray(String[]::new));
    return parameters;
  }
}
