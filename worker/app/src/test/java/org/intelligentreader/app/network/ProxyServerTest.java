package org.intelligentreader.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.intelligentreader.app.network.ProxyServer.BadProxyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Proxies as people name them.
class ProxyServerTest {
  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128, proxy.example, 3128",
    "http://proxy.example:3128/, proxy.example, 3128",
    "HTTP://proxy.example, proxy.example, 80",
    "proxy.example:3128, proxy.example, 3128",
    "http://user:word@proxy.example:3128, proxy.example, 3128",
    "user:wo/rd@proxy.example:3128, proxy.example, 3128",
    "http://[fd12::1]:3128, fd12::1, 3128"
  })
  void a_proxy_is_a_host_and_a_port(String value, String host, int port) throws Exception {
    var proxy = ProxyServer.of("HTTPS_PROXY", value);
    assertThat(proxy.host()).isEqualTo(host);
    assertThat(proxy.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "http://anna:open%40sesame@proxy.example:3128, anna:open@sesame",
    "http://anna:a+b@proxy.example:3128, anna:a+b",
    "http://anna:a%zz@proxy.example:3128, anna:a%zz",
    "http://anna@proxy.example:3128, anna:"
  })
  void user_and_password_are_sent_and_never_shown(String value, String both) throws Exception {
    var proxy = ProxyServer.of("HTTPS_PROXY", value);
    assertThat(proxy.authorization().map(ProxyServerTest::plain)).isEqualTo(Optional.of(both));
    assertThat(proxy.toString()).isEqualTo("HTTPS_PROXY (proxy.example:3128)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://anna:sesame@proxy.example",
        "https://anna:sesame@proxy.example",
        "http://anna:sesame@:3128",
        "http://anna:sesame@pro xy:3128",
        "http://anna:sesame@proxy:port",
        "http://anna:sesame@proxy:99999",
        "http://anna:sesame@a\nb:3",
        "http://a\nb:3/sesame",
        "http://a\r:3",
        "a\tb",
        "http://a\u200B:3",
        "http://a\u00A0:3",
        "http://http://anna:sesame@a:3",
        "1http://anna:sesame@a:3",
        "ht_tp://a:3",
        "://a",
        "http://a://b",
        "http://anna:ses ame@a:3",
        "http://"
      })
  void what_is_no_proxy_is_told_without_its_password(String value) {
    assertThatThrownBy(() -> ProxyServer.of("https_proxy", value))
        .isInstanceOf(BadProxyException.class)
        .hasMessageStartingWith("https_proxy ")
        .hasMessageContaining("http://host:port")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void all_that_is_secret_in_the_value_is_known() {
    assertThat(ProxyServer.secretsOf("http://anna:open%40sesame@proxy.example:3128"))
        .contains("anna:open@sesame", "anna:open%40sesame")
        .anyMatch(secret -> secret.startsWith("YW5uYT"));
    assertThat(ProxyServer.secretsOf("http://proxy.example:3128")).isEmpty();
  }

  @Test
  void a_proxy_without_a_user_hears_of_none() throws Exception {
    assertThat(ProxyServer.of("HTTP_PROXY", "proxy.example:3128").authorization()).isEmpty();
  }

  private static String plain(String authorization) {
    var coded = authorization.substring("Basic ".length());
    return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
  }
}
