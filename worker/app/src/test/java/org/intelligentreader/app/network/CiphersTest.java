package org.intelligentreader.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/// The order of ciphers.
class CiphersTest {
  @Test
  void what_costs_least_is_offered_first_and_everything_else_after_it() throws Exception {
    var context = SSLContext.getDefault();

    var offered = Ciphers.of(context).getCipherSuites();

    assertThat(offered[0]).isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
    assertThat(offered)
        .containsExactlyInAnyOrder(context.getDefaultSSLParameters().getCipherSuites());
    assertThat(offered)
        .filteredOn(suite -> !suite.contains("_CHACHA20_"))
        .containsSubsequence("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");
  }
}
