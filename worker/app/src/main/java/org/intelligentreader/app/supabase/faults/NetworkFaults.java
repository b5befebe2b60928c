package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// Calls that got no answer, or one of another kind than they asked for.
public final class NetworkFaults {
  /// An answer that is a page for people.
  public static final String WEB_PAGE = "web-page";

  /// An answer that ends too soon or cannot be read.
  static final String UNREADABLE = "unreadable";

  /// A success that says something else than was asked.
  public static final String OTHER_ANSWER = "other-answer";

  /// A proxy that refuses to open a way.
  private static final String PROXY_REFUSES = "proxy-refuses";

  /// A proxy that could not open a way.
  private static final String PROXY_FAILS = "proxy-fails";

  /// A refusal in words that no service of a project uses.
  public static final String ON_THE_WAY = "refused-on-the-way";

  /// A status outside HTTP's range.
  static final String NO_HTTP = "no-http";

  static final String UNKNOWN_HOST = "unknown-host";
  static final String NO_CONNECTION = "no-connection";
  static final String TIMEOUT = "timeout";
  static final String CERTIFICATE = "certificate";
  static final String AUTHORITY = "certificate-authority";
  static final String EXPIRED = "certificate-expired";
  static final String EARLY = "certificate-early";
  static final String WRONG_HOST = "certificate-host";
  static final String TLS = "tls";
  static final String BROKEN = "broken";
  private static final String PROXY = "proxy";
  private static final int SERVER_FAILED = 500;

  static final List<FaultRow> ROWS =
      List.of(
          row(UNKNOWN_HOST, PASSING, "the host name cannot be resolved")
              .advice("Check the host in SUPABASE_URL, and the name server of this machine."),
          row(NO_CONNECTION, PASSING, "nothing answers at that address")
              .advice("Check SUPABASE_URL and the network."),
          row(TIMEOUT, PASSING, "the answer took too long")
              .advice("Check SUPABASE_URL (http:// and https:// may be mixed up) and the network."),
          row(AUTHORITY, SETUP, "the server's certificate is from an unknown authority")
              .advice(
                  "Name a readable file with the certificate of its authority in"
                      + " SSL_CERT_FILE; or check SUPABASE_URL."),
          row(EXPIRED, SETUP, "the server's certificate has expired")
              .advice(
                  "Set the clock of this machine if it is wrong, or renew the certificate of the"
                      + " server in SUPABASE_URL."),
          row(EARLY, SETUP, "the server's certificate is not valid yet")
              .advice(
                  "Set the clock of this machine if it is wrong, or look at the certificate of the"
                      + " server in SUPABASE_URL."),
          row(WRONG_HOST, SETUP, "the server's certificate is for another host")
              .advice("Set SUPABASE_URL to the host that the certificate names."),
          row(CERTIFICATE, SETUP, "the server's certificate is not accepted")
              .advice(
                  "Check SUPABASE_URL and the clock of this machine; name a private"
                      + " authority in SSL_CERT_FILE."),
          row(TLS, PASSING, "the encrypted connection failed")
              .advice("Check SUPABASE_URL: http:// and https:// may be mixed up."),
          row(NO_HTTP, PASSING, "the answer is not HTTP")
              .advice("Check SUPABASE_URL: another service may listen there."),
          row(BROKEN, PASSING, "the connection broke, or the network failed in another way")
              .advice("Check SUPABASE_URL (http:// and https:// may be mixed up) and the network."),
          row(PROXY, PASSING, "the proxy cannot be reached")
              .advice(
                  "Check the proxy's address in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the"
                      + " host of SUPABASE_URL in NO_PROXY."),
          row(PROXY_REFUSES, SETUP, "the proxy refuses to connect to the project")
              .advice(
                  "Allow the host of SUPABASE_URL in the proxy that HTTPS_PROXY, HTTP_PROXY or"
                      + " ALL_PROXY names, or name the host in NO_PROXY."),
          row(PROXY_FAILS, PASSING, "the proxy could not reach the project")
              .advice(
                  "Check SUPABASE_URL, and the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY"
                      + " names."),
          row(ON_THE_WAY, SETUP, "a firewall or proxy refuses the call")
              .advice(
                  "Check SUPABASE_URL, and what blocks the call: a firewall, or the"
                      + " proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY."),
          row(UNREADABLE, PASSING, "the answer is incomplete or is not JSON")
              .advice("Check SUPABASE_URL, and any proxy or firewall in between."),
          row(OTHER_ANSWER, SETUP, "the answer is not what the call expects")
              .advice(
                  "Check SUPABASE_URL: another server or project may answer there, or its database"
                      + " has the schema of another release; supabase/schema.sql fixes that."),
          row(WEB_PAGE, SETUP, "the answer is a web page, not an API response")
              .advice(
                  "Check SUPABASE_URL, and whether a network or proxy in between requires a"
                      + " sign-in."));

  private NetworkFaults() {}

  /// What a call that ended with `thrown` comes to.
  public static ServerException of(String call, Peer peer, IOException thrown) {
    var refused = NetworkFailure.tunnelStatus(thrown);
    if (refused.isPresent()) {
      return proxy(call, peer, refused.get());
    }
    var found = NetworkFailure.code(thrown);
    var unreached = found.equals(UNKNOWN_HOST) || found.equals(NO_CONNECTION);
    var code = peer.isProxy() && unreached ? PROXY : found;
    var meaning = FaultTable.ofNetwork(code).meaning();
    var where = peer.isProxy() && !unreached ? " through " + peer.name() : ": " + peer.name();
    return exception(code, call, meaning + where + NetworkFailure.words(thrown));
  }

  /// A proxy that opens no way to the project, with its status.
  public static ServerException proxy(String call, Peer proxy, int status) {
    var row = status >= SERVER_FAILED ? PROXY_FAILS : PROXY_REFUSES;
    return exception(row, call, status, FaultTable.ofNetwork(row).meaning() + ": " + proxy.name());
  }

  /// An answer that ended too soon, or cannot be read.
  public static UnavailableException unreadable(String call, String text) {
    var advice = FaultTable.ofNetwork(UNREADABLE).advice();
    return new UnavailableException(new Fault(call, 0, "", text, advice, Optional.empty()));
  }

  /// An answer that came and cannot be used.
  public static ServerException exception(String code, String call, String text) {
    return exception(code, call, 0, text);
  }

  /// The same with the status that the answer had.
  public static ServerException exception(String code, String call, int status, String text) {
    var row = FaultTable.ofNetwork(code);
    return row.kind().exception(new Fault(call, status, "", text, row.advice(), Optional.empty()));
  }

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.NETWORK, code, kind, meaning);
  }
}
