package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;
import org.jspecify.annotations.Nullable;

/// Calls that got no answer, or one of another kind than they asked for.
public final class NetworkFaults {
  /// An answer that is a page for people.
  public static final String WEB_PAGE = "web-page";

  /// An answer that ends too soon or cannot be read.
  public static final String UNREADABLE = "unreadable";

  /// A status outside HTTP's range.
  static final String NO_HTTP = "no-http";

  private static final String UNKNOWN_HOST = "unknown-host";
  private static final String NO_CONNECTION = "no-connection";
  private static final String TIMEOUT = "timeout";
  private static final String CERTIFICATE = "certificate";
  private static final String TLS = "tls";
  private static final String BROKEN = "broken";
  private static final List<String> TELLING =
      List.of(UNKNOWN_HOST, CERTIFICATE, TIMEOUT, NO_CONNECTION, TLS, NO_HTTP);

  static final List<FaultRow> ROWS =
      List.of(
          row(UNKNOWN_HOST, PASSING, "no server of that name is known")
              .advice("Check the host in SUPABASE_URL, and the name server of this machine."),
          row(NO_CONNECTION, PASSING, "nothing answers at that address")
              .advice("Check SUPABASE_URL and the network."),
          row(TIMEOUT, PASSING, "the answer took too long")
              .advice("Check SUPABASE_URL and the network."),
          row(CERTIFICATE, SETUP, "the server's certificate is not trusted")
              .advice(
                  "Check SUPABASE_URL and the clock of this machine; an authority of your own must"
                      + " be known to Java."),
          row(TLS, PASSING, "the encrypted connection did not come about")
              .advice("Check SUPABASE_URL: http:// and https:// may be mixed up."),
          row(NO_HTTP, PASSING, "the answer is not HTTP")
              .advice("Check SUPABASE_URL: another service may listen there."),
          row(BROKEN, PASSING, "the connection broke; any other failure of the network")
              .advice("Check SUPABASE_URL and the network."),
          row(UNREADABLE, PASSING, "the answer broke off or is not JSON"),
          row(WEB_PAGE, SETUP, "the answer is a web page and not the project's")
              .advice(
                  "Check SUPABASE_URL, and whether a network or proxy between here and there wants"
                      + " somebody to sign in."));

  private NetworkFaults() {}

  /// What a call that ended with `thrown` comes to.
  public static ServerException of(String call, IOException thrown) {
    return exception(code(thrown), call, text(thrown));
  }

  /// An answer that ended too soon.
  public static UnavailableException unreadable(String call, String text) {
    var advice = FaultTable.ofNetwork(UNREADABLE).advice();
    return new UnavailableException(new Fault(call, 0, "", text, advice, Optional.empty()));
  }

  /// An answer that came and cannot be used.
  public static ServerException exception(String code, String call, String text) {
    var row = FaultTable.ofNetwork(code);
    return row.kind().exception(new Fault(call, 0, "", text, row.advice(), Optional.empty()));
  }

  /// The causes decide, the most telling first: outer exceptions often say less.
  private static String code(IOException thrown) {
    var codes = new ArrayList<String>();
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      codes.add(codeOf(cause));
    }
    return TELLING.stream().filter(codes::contains).findFirst().orElse(BROKEN);
  }

  private static String codeOf(Throwable thrown) {
    return switch (thrown) {
      case UnknownHostException _, UnresolvedAddressException _ -> UNKNOWN_HOST;
      case CertificateException _,
          CertPathValidatorException _,
          CertPathBuilderException _,
          SSLPeerUnverifiedException _ ->
          CERTIFICATE;
      case HttpTimeoutException _, InterruptedIOException _ -> TIMEOUT;
      case ConnectException _, NoRouteToHostException _, PortUnreachableException _ ->
          NO_CONNECTION;
      case SSLException _ -> TLS;
      case ProtocolException _ -> NO_HTTP;
      default -> BROKEN;
    };
  }

  /// In words: many exceptions of the network have no message.
  private static String text(IOException thrown) {
    var row = FaultTable.ofNetwork(code(thrown));
    var message = thrown.getMessage();
    return message == null ? row.meaning() : row.meaning() + " (" + message + ")";
  }

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.NETWORK, code, kind, meaning);
  }
}
