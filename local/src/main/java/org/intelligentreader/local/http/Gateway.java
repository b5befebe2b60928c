package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// What stands before the services: lets in who may ask, checks the API key, turns opaque keys into
/// roles, verifies tokens, adds CORS.
public final class Gateway extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

  /// How much of an unread body is read away, so that the client hears the answer.
  private static final long MOST_UNREAD = 67_108_864;

  /// What a sender of pieces reads.
  private static final String TUS_HEADERS =
      ", Tus-Extension, Tus-Max-Size, Tus-Resumable, Tus-Version, Upload-Defer-Length,"
          + " Upload-Expires, Upload-Length, Upload-Metadata, Upload-Offset";

  private static final String SOCKET = "/realtime/v1/websocket";

  /// Takes over connections that become WebSockets.
  @FunctionalInterface
  public interface Sockets {
    /// False when the request does not ask for a WebSocket.
    boolean open(Request request, Response response, Callback callback, JsonNode claims)
        throws HttpError;
  }

  private final Authentication authentication;
  private final RequestGuard guard;
  private final Map<String, Service> services;
  private final Service pages;
  private final Sockets sockets;

  public Gateway(
      ApiKeys keys,
      InstantSource clock,
      RequestGuard guard,
      Map<String, Service> services,
      Service pages,
      Sockets sockets) {
    this.authentication = new Authentication(keys, clock);
    this.guard = guard;
    this.services = Map.copyOf(services);
    this.pages = pages;
    this.sockets = sockets;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var wording = ErrorFormat.of(path(request));
    Reply reply;
    try {
      var visit = guard.admit(request);
      cors(request, visit, response);
      if (path(request).equals(SOCKET)) {
        return open(request, response, callback);
      }
      reply = route(request, visit);
    } catch (HttpError e) {
      reply = wording.reply(e);
    } catch (SQLException e) {
      reply = wording.reply(e);
    } catch (UnstorableTextException e) {
      reply = wording.reply(HttpError.plain(400, "22P05", String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      reply = wording.reply(failure(e));
    }
    if (!isReadToTheEnd(request)) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    ReplyWriter.send(reply, response, callback);
    return true;
  }

  private boolean open(Request request, Response response, Callback callback) throws HttpError {
    var call = new Call(request, SOCKET, authentication.claims(request, SOCKET));
    DeviceAccess.check(call, "/realtime/v1");
    if (!sockets.open(request, response, callback, call.claims())) {
      throw HttpError.plain(426, "upgrade_required", "this address speaks WebSocket only");
    }
    return true;
  }

  /// A body that was cut off or malformed is the client's fault, everything else is ours.
  private static HttpError failure(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException http) {
        return HttpError.plain(
            http.getCode() < 500 ? http.getCode() : 400, "bad_request", "The body cannot be read");
      }
      if (cause instanceof EofException || cause instanceof TimeoutException) {
        return HttpError.plain(400, "bad_request", "The body ended too early");
      }
    }
    LOG.log(System.Logger.Level.ERROR, "a request failed unexpectedly", e);
    return HttpError.plain(500, "internal_error", "the local server failed; its output says why");
  }

  /// A body left unread would break the connection under the client's next request.
  private static boolean isReadToTheEnd(Request request) {
    var buffer = new byte[65_536];
    try {
      var body = Content.Source.asInputStream(request);
      var unread = 0L;
      for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        unread += n;
        if (unread > MOST_UNREAD) {
          return false;
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      // The client is gone; so is its next request.
      return false;
    }
  }

  private static String path(Request request) {
    return Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
  }

  private Reply route(Request request, RequestGuard.Visit visit)
      throws HttpError, IOException, SQLException {
    var path = path(request);
    var service = service(path);
    if (service.isEmpty()) {
      if (visit instanceof RequestGuard.Visit.Named) {
        throw HttpError.plain(
            403, "foreign_request", "only the page of this stack may use " + path);
      }
      var own = path.startsWith("/") ? path : "/" + path;
      return pages.answer(new Call(request, own, JsonNodeFactory.instance.objectNode()));
    }
    if (isPreflight(request)) {
      return Reply.empty(200, Map.of());
    }
    var rest = path.substring(service.get().length());
    var call = new Call(request, rest, authentication.claims(request, path));
    DeviceAccess.check(call, service.get());
    return Objects.requireNonNull(services.get(service.get())).answer(call);
  }

  private Optional<String> service(String path) {
    return services.keySet().stream().filter(prefix -> path.startsWith(prefix + "/")).findFirst();
  }

  private static boolean isPreflight(Request request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeaders().contains("Access-Control-Request-Method");
  }

  /// A page of another origin reads the answer only if it is told that it may.
  private void cors(Request request, RequestGuard.Visit visit, Response response) {
    if (!(visit instanceof RequestGuard.Visit.Named(var origin))) {
      return;
    }
    var headers = response.getHeaders();
    headers.put("Access-Control-Allow-Origin", origin);
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    headers.put(
        "Access-Control-Expose-Headers",
        "Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server,"
            + " Transfer-Encoding, Range-Unit, X-Supabase-Api-Version"
            + (path(request).startsWith("/storage/v1/upload/") ? TUS_HEADERS : ""));
    if (isPreflight(request)) {
      headers.put("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS");
      var asked = request.getHeaders().get("Access-Control-Request-Headers");
      headers.put(
          "Access-Control-Allow-Headers", asked == null ? "*" : ReplyWriter.printable(asked));
      headers.put("Access-Control-Max-Age", "600");
      if (request.getHeaders().contains("Access-Control-Request-Private-Network")) {
        headers.put("Access-Control-Allow-Private-Network", "true");
      }
    }
  }
}
