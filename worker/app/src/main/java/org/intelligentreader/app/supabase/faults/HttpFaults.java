package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.LONG;
import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;
import static org.intelligentreader.app.supabase.faults.FaultKind.TOO_LARGE;

import java.util.List;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// HTTP statuses, for answers whose body has no code that says more. 52x are Cloudflare's, 540 and
/// 544 Supabase's.
final class HttpFaults {
  static final List<FaultRow> ROWS =
      List.of(
          row("1xx", PASSING, "no answer yet"),
          row("2xx", PASSING, "an incomplete success"),
          row("3xx", SETUP, "the address redirects elsewhere")
              .advice(
                  "Set SUPABASE_URL to the address that it redirects to; it usually begins with"
                      + " https://."),
          row("4xx", SETUP, "the request is refused")
              .advice("Check SUPABASE_URL, and any proxy or firewall in between."),
          row("401", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("402", LONG, "the project is restricted, usually for its quota")
              .advice(
                  "Look at the organisation's billing and usage in the dashboard of the project in"
                      + " SUPABASE_URL."),
          row("403", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("404", SETUP, "the address does not exist").advice(Advice.ANOTHER_SERVER),
          row("407", SETUP, "the proxy requires a user and a password, or refuses these")
              .advice(
                  "Write the right user and password into HTTPS_PROXY, HTTP_PROXY or ALL_PROXY:"
                      + " http://user:password@host:port."),
          row("408", PASSING, "the server waited too long for the request"),
          row("409", PASSING, "another call conflicted with this one"),
          row("413", TOO_LARGE, "larger than a proxy before the project allows")
              .advice(
                  "Raise the body size that the proxy before the project in SUPABASE_URL allows."),
          row("416", PASSING, "the object is shorter than before"),
          row("421", PASSING, "the connection belongs to another server"),
          row("423", PASSING, "another call is using the object"),
          row("425", PASSING, "too early"),
          row("429", PASSING, "too many calls"),
          row("499", PASSING, "a proxy says that the connection was closed"),
          row("5xx", PASSING, "the server failed").advice(Advice.LOOK_AT_PROJECT),
          row("501", SETUP, "the server does not know this request").advice(Advice.ANOTHER_SERVER),
          row("505", SETUP, "the server does not speak HTTP/1.1").advice(Advice.ANOTHER_SERVER),
          row("511", SETUP, "the network requires a sign-in")
              .advice("Sign in to the network between here and SUPABASE_URL, or use another one."),
          row("526", SETUP, "the project's certificate is refused by its own proxy")
              .advice("Renew the certificate of the server behind SUPABASE_URL."),
          row("540", LONG, "the project is paused")
              .advice("Restore the project in SUPABASE_URL in its dashboard."));

  private HttpFaults() {}

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.HTTP, code, kind, meaning);
  }
}
