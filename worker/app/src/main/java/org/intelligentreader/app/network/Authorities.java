package org.intelligentreader.app.network;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whose certificates are believed: those that Java knows and those in the files and folders that
/// `SSL_CERT_FILE` and `SSL_CERT_DIR` name.
public record Authorities(List<Path> places) {
  /// Those that Java knows.
  public static final Authorities NONE = new Authorities(List.of());

  /// The way to check a server; empty when Java's own is meant.
  public Optional<SSLContext> context() {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    try {
      var context = SSLContext.getInstance("TLS");
      var both = new AddedAuthorities(trusting(Optional.empty()), places);
      context.init(null, new TrustManager[] {both}, null);
      return Optional.of(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /// Checks servers by a store; without one by Java's own.
  static X509ExtendedTrustManager trusting(Optional<KeyStore> store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("this Java checks no certificates"));
  }
}
