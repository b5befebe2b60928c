package org.intelligentreader.local.http;

import java.sql.SQLException;
import java.util.Set;

/// How each of the services words an error. A request that fails before a service has seen it is
/// answered in the words of the service that its path names.
public enum ErrorFormat {
  REST,
  STORAGE,
  AUTH;

  private static final int SERVER_FAULT = 500;

  /// What PostgREST and PostgreSQL say of bodies that are not JSON.
  private static final Set<String> NO_JSON = Set.of("PGRST102", "22P02");

  /// The wording for a path as it stands in the request, which may be malformed.
  public static ErrorFormat of(String path) {
    if (path.startsWith("/storage/")) {
      return STORAGE;
    }
    return path.startsWith("/auth/") || path.startsWith("/local/session") ? AUTH : REST;
  }

  Reply reply(HttpError error) {
    var worded =
        switch (error.kind()) {
          case HttpError.Kind.Worded() -> error;
          case HttpError.Kind.Plain(var code, var message) -> error(error.status(), code, message);
        };
    var reply = Reply.json(worded.status(), worded.body().toString(), error.headers());
    var code = worded.body().path("code").asText();
    return this == REST && code.startsWith("PGRST")
        ? reply.with(SqlErrors.PROXY, SqlErrors.PROXY_ERROR + code)
        : reply;
  }

  /// What PostgreSQL refused. PostgREST passes its words on; the others tell them in their own
  /// form.
  Reply reply(SQLException error) {
    var reply = SqlErrors.reply(error, "");
    if (this == REST) {
      return reply;
    }
    var message = SqlErrors.message(error);
    return reply(
        this == STORAGE
            ? HttpError.storage(reply.status(), "DatabaseError", message, "DatabaseError")
                .status(reply.status() < SERVER_FAULT ? 400 : reply.status())
            : HttpError.auth(reply.status(), "validation_failed", message));
  }

  private HttpError error(int status, String code, String message) {
    return switch (this) {
      case REST -> HttpError.rest(status, code, message);
      case STORAGE ->
          HttpError.storage(status, storageError(status), message, storageCode(status))
              .status(status);
      case AUTH -> HttpError.auth(status, NO_JSON.contains(code) ? "bad_json" : code, message);
    };
  }

  private static String storageError(int status) {
    return switch (status) {
      case 403 -> "Unauthorized";
      case 404 -> "Not Found";
      case 413 -> "Payload too large";
      default -> "Error";
    };
  }

  private static String storageCode(int status) {
    return switch (status) {
      case 403 -> "AccessDenied";
      case 404 -> "NotFound";
      case 413 -> "EntityTooLarge";
      default -> status < SERVER_FAULT ? "InvalidRequest" : "InternalError";
    };
  }
}
