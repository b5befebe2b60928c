package org.intelligentreader.app.supabase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFaultsTest {
  private static final Peer PEER = new Peer("project.example", false);

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException("nope.invalid"), "name"),
        Arguments.of(caused(new ConnectException(), new UnresolvedAddressException()), "name"),
        Arguments.of(caused(new ConnectException(), new ClosedChannelException()), "address"),
        Arguments.of(new HttpConnectTimeoutException("too slow"), "too long"),
        Arguments.of(caused(new SSLHandshakeException("no"), new EOFException()), "encrypted"),
        Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), "encrypted"),
        Arguments.of(new ProtocolException("Invalid status line"), "HTTP"),
        Arguments.of(new SocketException("Connection reset"), "broke"),
        Arguments.of(new EOFException(), "broke"),
        Arguments.of(new IOException(), "broke"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_network_that_fails_is_told_in_words_and_may_come_back(IOException thrown, String word) {
    var told = NetworkFaults.of("GET /x", PEER, thrown);
    assertThat(told).isInstanceOf(UnavailableException.class);
    assertThat(told.sentences())
        .contains(word)
        .contains("SUPABASE_URL")
        .doesNotContain("Exception")
        .doesNotContain("null");
  }

  @Test
  void a_certificate_that_is_not_trusted_does_not_come_right_by_waiting() {
    var thrown = caused(new SSLHandshakeException("no"), new CertificateExpiredException());
    assertThat(NetworkFaults.of("GET /x", PEER, thrown)).isInstanceOf(RefusedException.class);
  }

  private static IOException caused(IOException outer, Exception cause) {
    outer.initCause(cause);
    return outer;
  }
}
