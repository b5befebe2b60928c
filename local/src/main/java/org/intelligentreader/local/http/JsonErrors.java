package org.intelligentreader.local.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Requests that the HTTP server itself refuses are answered in the services' JSON as well, and a
/// malformed one is always the client's fault.
public final class JsonErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var failure = request.getAttribute(ERROR_EXCEPTION);
    var refused =
        failure instanceof HttpException http
            ? Optional.of(http.getCode())
            : Optional.<Integer>empty();
    // Of a version or an encoding that it does not know the server says 505 or 501.
    var status =
        refused
            .map(code -> code < 500 ? code : HttpStatus.BAD_REQUEST_400)
            .orElse(response.getStatus());
    var reply = ErrorFormat.of(ServerConnections.path(request)).reply(error(status));
    response.setStatus(reply.status());
    ReplyWriter.send(reply, response, callback);
    return true;
  }

  private static HttpError error(int status) {
    var text = Optional.ofNullable(HttpStatus.getMessage(status)).orElse("Bad Request");
    return HttpError.plain(status, status < 500 ? "bad_request" : "internal_error", text);
  }
}
