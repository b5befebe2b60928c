package org.intelligentreader.app.supabase;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.intelligentreader.app.port.TimeLimit;

/// A request: `path` starts with the service (`/rest/v1/…`); `limit` holds for all of an answer,
/// its body included.
public record Request(
    String method,
    String path,
    Map<String, String> headers,
    BodyPublisher body,
    TimeLimit limit,
    Urgency urgency) {
  /// A call of a job.
  public Request(
      String method,
      String path,
      Map<String, String> headers,
      BodyPublisher body,
      TimeLimit limit) {
    this(method, path, headers, body, limit, Urgency.WORK);
  }

  public static Request json(String method, String path, Map<String, ?> body, Duration timeout) {
    return new Request(
        method,
        path,
        Map.of("Content-Type", "application/json"),
        BodyPublishers.ofString(Json.object(body)),
        TimeLimit.of(timeout));
  }

  public static Request get(String path, Duration timeout) {
    return new Request("GET", path, Map.of(), BodyPublishers.noBody(), TimeLimit.of(timeout));
  }

  /// The same call under another limit.
  public Request within(TimeLimit other) {
    return new Request(method, path, headers, body, other, urgency);
  }

  /// The same call, more or less urgent.
  public Request urgency(Urgency other) {
    return new Request(method, path, headers, body, limit, other);
  }

  String service() {
    return path.split("/", 3)[1];
  }

  String name() {
    var query = path.indexOf('?');
    return method + " " + (query < 0 ? path : path.substring(0, query));
  }
}
