package org.intelligentreader.app.network;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Asks Java's own authorities first, and the added ones when those refuse: their files have some
/// hundred certificates on most machines and are seldom needed, so they are read late.
final class AddedAuthorities extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager known;
  private final List<Path> places;
  private Optional<X509ExtendedTrustManager> added = Optional.empty();

  AddedAuthorities(X509ExtendedTrustManager known, List<Path> places) {
    this.known = known;
    this.places = places;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, kind, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, kind, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    check(authorities -> authorities.checkServerTrusted(chain, kind));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    known.checkClientTrusted(chain, kind, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    known.checkClientTrusted(chain, kind, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    known.checkClientTrusted(chain, kind);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return known.getAcceptedIssuers();
  }

  private interface Look {
    void by(X509ExtendedTrustManager authorities) throws CertificateException;
  }

  /// Of two refusals the second tells more, if the certificate's authority is one of the added.
  private void check(Look look) throws CertificateException {
    try {
      look.by(known);
    } catch (CertificateException refused) {
      var more = added();
      if (more.isEmpty()) {
        throw refused;
      }
      look.by(more.get());
    }
  }

  private synchronized Optional<X509ExtendedTrustManager> added() throws CertificateException {
    if (added.isEmpty()) {
      var certificates = CertificateFiles.read(places);
      if (!certificates.isEmpty()) {
        added = Optional.of(trusting(certificates));
      }
    }
    return added;
  }

  private static X509ExtendedTrustManager trusting(List<X509Certificate> certificates)
      throws CertificateException {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (var certificate : certificates) {
        store.setCertificateEntry("added-" + store.size(), certificate);
      }
      return Authorities.trusting(Optional.of(store));
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new CertificateException("the added authorities cannot be used", e);
    }
  }
}
