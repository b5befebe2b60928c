package org.intelligentreader.supabase.harm;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.intelligentreader.supabase.Session;

/// Takes the limits off while a test writes what they forbid, as an older schema without them did.
final class Limits {
  private Limits() {}

  /// Statements that run without limits and without triggers.
  interface Writing {
    void run() throws SQLException;
  }

  /// Afterwards all limits stand again, not valid for what the statements wrote.
  static void without(Session root, Writing writing) throws SQLException {
    List<String> restore = new ArrayList<>();
    for (var limit :
        root.rows(
            """
            select k.conrelid::regclass as home, quote_ident(k.conname) as name,
                   replace(pg_get_constraintdef(k.oid), ' NOT VALID', '') as definition
              from pg_constraint k
             where k.contype = 'c' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
            """)) {
      var table = "alter table " + limit.get("home");
      root.run(table + " drop constraint " + limit.get("name"));
      restore.add(
          "%s add constraint %s %s not valid"
              .formatted(table, limit.get("name"), limit.get("definition")));
    }
    root.run("set session_replication_role = replica");
    try {
      writing.run();
    } finally {
      root.run("set session_replication_role = origin");
      root.run(String.join(";\n", restore));
    }
  }
}
