package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import org.intelligentreader.local.http.Reply;
import org.postgresql.util.PSQLException;

/// PostgreSQL's errors as PostgREST answers them. Source: PostgREST 14, "Errors".
public final class SqlErrors {
  private SqlErrors() {}

  public static Reply reply(SQLException error, String role) {
    var body = JsonNodeFactory.instance.objectNode();
    var server = error instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    body.put("code", error.getSQLState());
    body.put("details", server == null ? null : server.getDetail());
    body.put("hint", server == null ? null : server.getHint());
    body.put("message", server == null ? error.getMessage() : server.getMessage());
    return Reply.json(status(String.valueOf(error.getSQLState()), role), body.toString());
  }

  static int status(String state, String role) {
    if (state.matches("PT[1-5][0-9][0-9]")) {
      return Integer.parseInt(state.substring(2));
    }
    return switch (state) {
      case "42501" -> role.equals("anon") ? 401 : 403;
      case "23503", "23505" -> 409;
      case "25006" -> 405;
      case "42883", "42P01" -> 404;
      case "P0001" -> 400;
      case "57014", "55P03", "40P01", "P0002", "XX000" -> 500;
      default ->
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53" -> 503;
            case "22", "23", "42" -> 400;
            default -> 500;
          };
    };
  }
}
