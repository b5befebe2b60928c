package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.supabase.faults.FaultRow;
import org.intelligentreader.app.supabase.faults.FaultTable;
import org.intelligentreader.app.supabase.faults.NetworkFaults;
import org.intelligentreader.app.supabase.faults.Peer;
import org.intelligentreader.app.supabase.faults.QuotedMessage;

/// Reads the error bodies of PostgREST (`code`, `message`) and Storage (`statusCode`, `code`,
/// `error`, `message`, where the HTTP status says 400 for nearly everything).
final class Errors {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PROXY_AUTHENTICATION = 407;

  private Errors() {}

  /// What an answer that is not a success comes to.
  record Refusal(
      String call,
      int status,
      String body,
      Optional<String> location,
      Optional<Duration> retryAfter,
      Optional<String> requestId) {
    /// Only a proxy asks for a password to itself.
    boolean isOfProxy() {
      return status == PROXY_AUTHENTICATION;
    }

    /// An answer to HEAD has no body by which to tell who refused.
    boolean mayBeOnTheWay() {
      return (status == UNAUTHORIZED || status == FORBIDDEN) && !call.startsWith("HEAD ");
    }
  }

  static ServerException of(Refusal refusal) {
    try {
      if (Json.read(refusal.body()) instanceof Map<?, ?> json) {
        var inner = text(json, "statusCode");
        var real = inner.matches("[1-5][0-9][0-9]") ? Integer.parseInt(inner) : refusal.status();
        return exception(
            refusal,
            new Answered(real, text(json, "code"), text(json, "error")),
            QuotedMessage.oneLine(text(json, "message")));
      }
    } catch (IOException e) {
      // No JSON: a gateway's own words, or its page.
    }
    return refusal.mayBeOnTheWay()
        ? onTheWay(refusal)
        : exception(refusal, new Answered(refusal.status(), "", ""), ownWords(refusal.body()));
  }

  /// What a proxy comes to that asks for a password.
  static ServerException ofProxy(Refusal refusal, Peer proxy) {
    var answered = new Answered(refusal.status(), "", "");
    var meaning = FaultTable.ofAnswer(refusal.status(), "", "").meaning();
    return exception(refusal, answered, meaning + ": " + proxy.name());
  }

  /// The services of a project, and the gateways before them, refuse a key in JSON.
  private static ServerException onTheWay(Refusal refusal) {
    return NetworkFaults.exception(
        NetworkFaults.ON_THE_WAY,
        refusal.call(),
        refusal.status(),
        FaultTable.ofNetwork(NetworkFaults.ON_THE_WAY).meaning() + ", not in JSON");
  }

  /// What identifies a failure.
  private record Answered(int status, String code, String word) {}

  private static ServerException exception(Refusal refusal, Answered answered, String text) {
    var row = FaultTable.ofAnswer(answered.status(), answered.code(), answered.word());
    var words = text.isEmpty() ? row.meaning() : text;
    return row.kind()
        .exception(
            new Fault(
                refusal.call(),
                answered.status(),
                QuotedMessage.oneLine(codeOf(answered, row)),
                words
                    + refusal.location().flatMap(Errors::server).orElse("")
                    + refusal.requestId().map(id -> " (" + id + ")").orElse(""),
                row.advice(),
                refusal.retryAfter()));
  }

  /// Older releases of Storage have a word where newer ones have a code.
  private static String codeOf(Answered answered, FaultRow row) {
    return answered.code().isEmpty() && row.source() == FaultRow.Source.STORAGE
        ? row.code()
        : answered.code();
  }

  /// Where a redirect leads to, without the path, which may hold anything.
  private static Optional<String> server(String location) {
    try {
      var url = URI.create(location);
      return url.getHost() == null
          ? Optional.empty()
          : Optional.of(
              ": to "
                  + url.getScheme()
                  + "://"
                  + url.getHost()
                  + (url.getPort() < 0 ? "" : ":" + url.getPort()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A page for people says nothing in a log line; empty for one.
  private static String ownWords(String body) {
    return body.stripLeading().startsWith("<") ? "" : QuotedMessage.oneLine(body);
  }

  private static String text(Map<?, ?> json, String field) {
    var value = json.get(field);
    return value == null ? "" : value.toString();
  }
}
