package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.sql.Sql;

/// Asks the policies of `realtime.messages` what somebody may do on a private channel: rows are put
/// in and looked for in a transaction that is never committed. Source: Supabase Realtime,
/// "Authorization".
final class Policies {
  private static final String BROADCAST = "broadcast";
  private static final String PRESENCE = "presence";

  private final Postgres postgres;

  Policies(Postgres postgres) {
    this.postgres = postgres;
  }

  Rights rights(String topic, JsonNode claims) throws SQLException {
    return postgres.<Rights, SQLException>asOwner(connection -> {
      Sql.execute(
          connection,
          "insert into realtime.messages (topic, extension) values "
              + values(topic, BROADCAST)
              + ", "
              + values(topic, PRESENCE));
      become(connection, topic, claims);
      var seen = seen(connection, topic);
      var rights =
          new Rights(
              seen.contains(BROADCAST),
              seen.contains(PRESENCE),
              mayWrite(connection, topic, BROADCAST),
              mayWrite(connection, topic, PRESENCE));
      connection.rollback();
      return rights;
    });
  }

  /// A role that requests cannot have is refused by PostgreSQL.
  private static void become(Connection connection, String topic, JsonNode claims)
      throws SQLException {
    Sql.execute(connection, "set local session authorization authenticator");
    Sql.execute(
        connection,
        "set local role "
            + Sql.name(claims.path("role").asText("anon"))
            + "; select set_config('realtime.topic', "
            + Sql.literal(topic)
            + ", true), set_config('request.jwt.claims', "
            + Sql.literal(claims.toString())
            + ", true)");
  }

  private static Set<String> seen(Connection connection, String topic) throws SQLException {
    var seen = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select extension from realtime.messages where inserted_at = now() and topic = "
                    + Sql.literal(topic))) {
      while (rows.next()) {
        seen.add(rows.getString(1));
      }
    }
    return seen;
  }

  private static boolean mayWrite(Connection connection, String topic, String extension)
      throws SQLException {
    var before = connection.setSavepoint();
    try {
      Sql.execute(
          connection,
          "insert into realtime.messages (topic, extension) values " + values(topic, extension));
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }

  private static String values(String topic, String extension) {
    return "(" + Sql.literal(topic) + ", " + Sql.literal(extension) + ")";
  }
}
