package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.intelligentreader.app.network.Ciphers;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.network.Network.Route;
import org.intelligentreader.app.supabase.faults.NetworkFaults;
import org.intelligentreader.app.supabase.faults.Peer;
import org.jspecify.annotations.Nullable;

/// Open connections that outlive a want of memory. The client's one thread that listens on all of
/// them ends when it finds none, and then every later call would fail; so the next call gets a new
/// client, and a book that was too large can still be recorded as such.
final class HttpConnections implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /// Java refuses to send a password to a proxy for `https://` unless this is empty, and reads it
  /// once, before the first call of the process.
  private static final String FORBIDDEN_FOR_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  private final Network network;
  private final Peer peer;
  private HttpClient http;
  private boolean closed;

  HttpConnections(Network network, Peer peer) {
    this.network = network;
    this.peer = peer;
    this.http = open(network);
  }

  /// Sends one request. `call` names it in messages; `limit` holds for all of the answer: the
  /// client's own timeout ends with the headers, and a body may drip for ever. Throws
  /// [OutOfMemoryError] when a want of memory broke the call off, wherever it was noticed, a
  /// [DiskException] when the answer could not be written, and else a [ServerException].
  <T> HttpResponse<T> exchange(
      HttpRequest request, BodyHandler<T> handler, String call, Duration limit)
      throws IOException, InterruptedException {
    var answer = listening().sendAsync(request, handler);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw NetworkFaults.of(
          call, peer, new HttpTimeoutException("longer than " + limit.toSeconds() + " s"));
    } catch (ExecutionException e) {
      throw failure(call, e);
    } finally {
      answer.cancel(true);
    }
  }

  /// Breaks off what is still under way.
  @Override
  public void close() {
    var client = last();
    client.shutdownNow();
    try {
      client.awaitTermination(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpClient open(Network network) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    switch (network.route()) {
      case Route.Unsaid() -> {}
      case Route.Straight() -> builder.proxy(HttpClient.Builder.NO_PROXY);
      case Route.Through(var proxy) -> {
        allowPasswordsForTunnels();
        builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
      }
    }
    var context = network.authorities().context();
    context.ifPresent(builder::sslContext);
    return builder.sslParameters(Ciphers.of(context.orElseGet(HttpConnections::trusting))).build();
  }

  /// As Java trusts by itself.
  private static SSLContext trusting() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static void allowPasswordsForTunnels() {
    if (System.getProperty(FORBIDDEN_FOR_TUNNELS) == null) {
      System.setProperty(FORBIDDEN_FOR_TUNNELS, "");
    }
  }

  /// The client, or a new one when its thread has ended by itself.
  private synchronized HttpClient listening() {
    if (http.isTerminated() && !closed) {
      http = open(network);
    }
    return http;
  }

  private synchronized HttpClient last() {
    closed = true;
    return http;
  }

  private IOException failure(String call, ExecutionException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Error error -> throw error;
        case DiskException disk -> {
          return disk;
        }
        default -> {}
      }
    }
    return NetworkFaults.of(
        call,
        peer,
        failure.getCause() instanceof IOException cause ? cause : new IOException(failure));
  }
}
