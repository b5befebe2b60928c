package org.intelligentreader.app.port;

import java.time.Duration;
import java.util.Optional;

/// What went wrong with one call. `status` is the server's, 0 when there was no answer; `code` is
/// the server's own word for it, or empty; `advice` says what to do, or is empty; `retryAfter` is
/// how long the server asks its callers to wait.
public record Fault(
    String call,
    int status,
    String code,
    String text,
    String advice,
    Optional<Duration> retryAfter) {
  /// A fault without advice, at which nobody has to wait.
  public static Fault of(String call, int status, String code, String text) {
    return new Fault(call, status, code, text, "", Optional.empty());
  }

  /// The same with more words at the end of its text.
  public Fault saying(String more) {
    return new Fault(call, status, code, text + more, advice, retryAfter);
  }

  /// For people, without a full stop.
  public String message() {
    if (status == 0) {
      return call + " failed: " + text;
    }
    return call
        + " answered "
        + status
        + (code.isEmpty() || code.equals(text) ? "" : " " + code)
        + ": "
        + text;
  }
}
