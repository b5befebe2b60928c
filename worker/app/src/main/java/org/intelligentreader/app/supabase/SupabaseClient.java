package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.network.ProxyServer;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.secret.Redactor;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.supabase.faults.NetworkFaults;

/// Calls of one Supabase project with a service key. Opaque keys go into `apikey` alone; a service
/// that insists on an `Authorization` header gets the same key there, which is remembered per
/// service. Close it before the process exits: the JVM waits 300 ms for a thread that listens on
/// open connections.
public final class SupabaseClient implements AutoCloseable {
  private static final String USER_AGENT = "intelligent-reader-worker/0.1";

  private final URI url;
  private final ServiceKey key;
  private final Redactor redactor;
  private final Retry retry;
  private final InstantSource clock;
  private final Network network;
  private final Connections connections;
  private final Set<String> wantsBearer = ConcurrentHashMap.newKeySet();

  public SupabaseClient(URI url, ServiceKey key, Retry retry) {
    this(url, key, retry, InstantSource.system(), Network.PLAIN);
  }

  /// The way to the project may lead through a proxy.
  public SupabaseClient(URI url, ServiceKey key, Retry retry, Network network) {
    this(url, key, retry, InstantSource.system(), network);
  }

  /// `clock` is asked when a server that does not tell the time names a date.
  public SupabaseClient(
      URI url, ServiceKey key, Retry retry, InstantSource clock, Network network) {
    var password = network.proxy().flatMap(ProxyServer::authorization);
    this.network = network;
    this.connections = new Connections(network);
    this.url = url;
    this.key = key;
    this.redactor = Redactor.of(List.of(key.value(), password.orElse("")));
    this.retry = retry;
    this.clock = clock;
    if (!key.isOpaque()) {
      wantsBearer.addAll(Set.of("rest", "storage", "auth"));
    }
  }

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

  /// Sends until it succeeds, the failure is final, or patience ends; answers the text of the body,
  /// which is JSON or empty.
  public String send(Request request) throws IOException, InterruptedException {
    return ask(request).body();
  }

  /// The same with the answer's headers.
  public Answer<String> ask(Request request) throws IOException, InterruptedException {
    var answer =
        retry.run(
            request.urgency(), () -> checked(request, once(request, BodyHandlers.ofString())));
    return new Answer<>(redactor.hide(answer.body()), answer.status(), answer.headers());
  }

  /// Sends and lets `handler` take the body of a successful answer.
  public <T> Answer<T> send(Request request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return retry.run(request.urgency(), () -> once(request, handler));
  }

  /// Repeats work of several calls as one call is repeated.
  public <T> T repeat(Retry.Call<T> work) throws IOException, InterruptedException {
    return retry.run(Urgency.WORK, work);
  }

  /// From now on calls belong to another job.
  public void jobBegins() {
    retry.jobBegins();
  }

  /// A success in name only is a failure too: a page of a network, or half an answer.
  private static Answer<String> checked(Request request, Answer<String> answer)
      throws ServerException {
    if (!answer.body().isEmpty()) {
      try {
        Json.read(answer.body());
      } catch (IOException e) {
        throw NetworkFaults.exception(
            answer.isPage() ? NetworkFaults.WEB_PAGE : NetworkFaults.UNREADABLE,
            request.name(),
            answer.isPage() ? "the answer is a web page" : "the answer is not JSON");
      }
    }
    return answer;
  }

  /// Sends once.
  public <T> Answer<T> once(Request request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var bearer = wantsBearer.contains(request.service());
    try {
      return quietly(request, handler, bearer);
    } catch (RefusedException e) {
      var maybeMissing = e.fault().status() == 401 || e.fault().status() == 400;
      if (bearer || !maybeMissing) {
        throw e;
      }
      return withBearer(request, handler, e);
    }
  }

  /// The header is kept for a service that takes the key only there.
  private <T> Answer<T> withBearer(
      Request request, BodyHandler<T> handler, RefusedException without)
      throws IOException, InterruptedException {
    try {
      var answer = quietly(request, handler, true);
      wantsBearer.add(request.service());
      return answer;
    } catch (RefusedException e) {
      throw without;
    }
  }

  /// A server may send our headers back, and the HTTP client prints what it cannot send or read:
  /// the key is in no failure.
  private <T> Answer<T> quietly(Request request, BodyHandler<T> handler, boolean bearer)
      throws IOException, InterruptedException {
    try {
      return exchange(request, handler, bearer);
    } catch (ServerException e) {
      throw hidden(e);
    } catch (IOException e) {
      throw redactor.hide(e);
    } catch (RuntimeException e) {
      throw redactor.hide(e);
    }
  }

  private ServerException hidden(ServerException failure) {
    var fault = failure.fault();
    return failure.with(
        new Fault(
            redactor.hide(fault.call()),
            fault.status(),
            redactor.hide(fault.code()),
            redactor.hide(fault.text()),
            fault.advice(),
            fault.retryAfter()));
  }

  private <T> Answer<T> exchange(Request request, BodyHandler<T> handler, boolean bearer)
      throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .method(request.method(), request.body())
            .header("User-Agent", USER_AGENT)
            .header("apikey", key.value());
    request.headers().forEach(builder::header);
    if (bearer) {
      builder.header("Authorization", "Bearer " + key.value());
    }
    network
        .proxy()
        .flatMap(ProxyServer::authorization)
        .ifPresent(both -> builder.header("Proxy-Authorization", both));
    var response =
        connections.exchange(
            builder.build(),
            info -> isSuccess(info.statusCode()) ? wrap(handler, info) : failed(),
            request.name(),
            request.limit().left());
    return switch (response.body()) {
      case Body.Good<T> good ->
          new Answer<>(good.value(), response.statusCode(), response.headers());
      case Body.Bad<T>(var text) -> throw failure(request, response, text);
      // A proxy that opens no tunnel: the client hands over its status without a body.
      case null -> throw failure(request, response, "");
    };
  }

  private ServerException failure(Request request, HttpResponse<?> response, String text) {
    return Errors.of(
        request.name(), response.statusCode(), text, RetryAfter.of(response.headers(), clock));
  }

  /// Breaks off what is still under way.
  @Override
  public void close() {
    connections.close();
  }

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private static <T> HttpResponse.BodySubscriber<Body<T>> wrap(
      BodyHandler<T> handler, HttpResponse.ResponseInfo info) {
    return HttpResponse.BodySubscribers.mapping(handler.apply(info), Body.Good::new);
  }

  private static <T> HttpResponse.BodySubscriber<Body<T>> failed() {
    return HttpResponse.BodySubscribers.mapping(
        HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8), Body.Bad::new);
  }

  /// A successful answer.
  public record Answer<T>(T body, int status, HttpHeaders headers) {
    /// True for a page for people, which no service of a project answers.
    public boolean isPage() {
      return header("Content-Type").filter(type -> type.startsWith("text/html")).isPresent();
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /// The body of an answer: what was asked for, or the text of an error.
  sealed interface Body<T> {
    /// What was asked for.
    record Good<T>(T value) implements Body<T> {}

    /// What the server said instead.
    record Bad<T>(String text) implements Body<T> {}
  }
}
