package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.network.ProxyServer;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.secret.Redactor;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.app.supabase.Errors.Refusal;
import org.intelligentreader.app.supabase.faults.Peer;

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
  private final Peer peer;
  private final HttpConnections connections;
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
    this.peer = Peer.of(url, network);
    this.connections = new HttpConnections(network, peer);
    this.url = url;
    this.key = key;
    this.redactor = Redactor.of(List.of(key.value(), password.orElse("")));
    this.retry = retry;
    this.clock = clock;
    if (!key.isOpaque()) {
      wantsBearer.addAll(Set.of("rest", "storage", "auth"));
    }
  }

  /// Sends until an answer of that shape comes, the failure is final, or patience ends.
  public <T> CheckedAnswer<T> ask(Request request, Shape<T> shape)
      throws IOException, InterruptedException {
    return retry.run(request.urgency(), () -> heard(request, shape));
  }

  /// A server may send our key back, so it is hidden before anybody reads.
  private <T> CheckedAnswer<T> heard(Request request, Shape<T> shape)
      throws IOException, InterruptedException {
    var answer = once(request, TextBody.ofAnswer());
    try {
      return CheckedAnswer.of(request, hidden(answer), shape);
    } catch (ServerException e) {
      throw hidden(e);
    }
  }

  private Answer<TextBody.Text> hidden(Answer<TextBody.Text> answer) {
    var body = answer.body();
    return new Answer<>(
        new TextBody.Text(redactor.hide(body.text()), body.whole()),
        answer.status(),
        answer.headers());
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
      case Body.Bad<T>(var text) -> throw failure(refusal(request, response, text));
      // A proxy that opens no tunnel: the client hands over its status without a body.
      case null -> throw failure(refusal(request, response, ""));
    };
  }

  private ServerException failure(Refusal refusal) {
    return peer.isProxy() && refusal.isOfProxy()
        ? Errors.ofProxy(refusal, peer)
        : Errors.of(refusal);
  }

  private Refusal refusal(Request request, HttpResponse<?> response, String text) {
    return new Refusal(
        request.name(),
        response.statusCode(),
        text,
        response.headers().firstValue("Location").filter(_ -> response.statusCode() / 100 == 3),
        RetryAfter.of(response.headers(), clock),
        RequestId.of(response.headers()));
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
        new TextBody(TextBody.LONGEST_ERROR), read -> new Body.Bad<>(read.text()));
  }

  /// The body of an answer: what was asked for, or the text of an error.
  sealed interface Body<T> {
    /// What was asked for.
    record Good<T>(T value) implements Body<T> {}

    /// What the server said instead.
    record Bad<T>(String text) implements Body<T> {}
  }
}
