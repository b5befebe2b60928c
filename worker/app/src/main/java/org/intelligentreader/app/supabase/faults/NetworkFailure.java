package org.intelligentreader.app.supabase.faults;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Tells Java's failures of a network apart, and in words that people know.
final class NetworkFailure {
  /// The causes decide, the most telling first: outer exceptions often say less.
  private static final List<String> TELLING =
      List.of(
          NetworkFaults.UNKNOWN_HOST,
          NetworkFaults.EXPIRED,
          NetworkFaults.EARLY,
          NetworkFaults.AUTHORITY,
          NetworkFaults.WRONG_HOST,
          NetworkFaults.CERTIFICATE,
          NetworkFaults.TIMEOUT,
          NetworkFaults.NO_CONNECTION,
          NetworkFaults.TLS,
          NetworkFaults.NO_HTTP);

  /// Of these the row's meaning says all.
  private static final List<String> CLEAR =
      List.of(
          NetworkFaults.UNKNOWN_HOST,
          NetworkFaults.EXPIRED,
          NetworkFaults.EARLY,
          NetworkFaults.AUTHORITY,
          NetworkFaults.WRONG_HOST);

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w*|\\w(Exception|Error)\\b");

  private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})$");

  private NetworkFailure() {}

  /// The status of a proxy that opens no tunnel. Java has it in the text of its failure alone.
  static Optional<Integer> tunnelStatus(IOException thrown) {
    return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(cause -> TUNNEL.matcher(String.valueOf(cause.getMessage())))
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(1)))
        .findFirst();
  }

  static String code(IOException thrown) {
    var codes = new ArrayList<String>();
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      codes.add(codeOf(cause));
    }
    return TELLING.stream().filter(codes::contains).findFirst().orElse(NetworkFaults.BROKEN);
  }

  /// Java's own words in brackets, where they add something. Some name classes, which says nothing
  /// to the people who read it.
  static String words(IOException thrown) {
    return Optional.ofNullable(thrown.getMessage())
        .filter(_ -> !CLEAR.contains(code(thrown)))
        .filter(words -> !words.isBlank() && !CLASS_NAME.matcher(words).find())
        .map(words -> " (" + QuotedMessage.oneLine(words) + ")")
        .orElse("");
  }

  /// A certificate for another host has no exception to itself: it is the plainest one.
  private static String codeOf(Throwable thrown) {
    return switch (thrown) {
      case UnknownHostException _, UnresolvedAddressException _ -> NetworkFaults.UNKNOWN_HOST;
      case CertificateExpiredException _ -> NetworkFaults.EXPIRED;
      case CertificateNotYetValidException _ -> NetworkFaults.EARLY;
      case CertPathBuilderException _ -> NetworkFaults.AUTHORITY;
      case SSLPeerUnverifiedException _ -> NetworkFaults.WRONG_HOST;
      case CertificateException e when e.getClass() == CertificateException.class ->
          NetworkFaults.WRONG_HOST;
      case CertificateException _, CertPathValidatorException _ -> NetworkFaults.CERTIFICATE;
      case HttpTimeoutException _, InterruptedIOException _ -> NetworkFaults.TIMEOUT;
      case ConnectException _, NoRouteToHostException _, PortUnreachableException _ ->
          NetworkFaults.NO_CONNECTION;
      case SSLException _ -> NetworkFaults.TLS;
      case ProtocolException _ -> NetworkFaults.NO_HTTP;
      default -> NetworkFaults.BROKEN;
    };
  }
}
