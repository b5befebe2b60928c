package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.request.Selection;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// A foreign key between the table that was asked for and one to embed, seen from the first.
public record Relationship(
    String constraint, boolean toOne, Table target, List<String> here, List<String> there) {
  /// The only way from `table` to the embedded one, or the one that its hint names.
  public static Relationship find(Connection connection, Table table, Selection.Embed embed)
      throws SQLException, HttpError {
    var target = target(connection, table, embed);
    var found = new ArrayList<Relationship>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql(table, target))) {
      while (rows.next()) {
        var own = Rows.strings(rows.getString(3));
        var other = Rows.strings(rows.getString(4));
        var toOne = rows.getBoolean(2);
        found.add(
            new Relationship(
                rows.getString(1), toOne, target, toOne ? own : other, toOne ? other : own));
      }
    }
    embed.hint().ifPresent(hint -> found.removeIf(way -> !way.isNamed(hint)));
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty() ? none(table, embed) : several(table, embed, found);
  }

  /// The condition that joins a row of the target, known as `inner`, to one of `outer`.
  public String join(String outer, String inner) {
    return IntStream.range(0, here.size())
        .mapToObj(
            i -> inner + "." + Sql.name(there.get(i)) + " = " + outer + "." + Sql.name(here.get(i)))
        .collect(Collectors.joining(" and "));
  }

  private boolean isNamed(String hint) {
    return constraint.equals(hint) || here.contains(hint) || there.contains(hint);
  }

  private static Table target(Connection connection, Table table, Selection.Embed embed)
      throws SQLException, HttpError {
    try {
      return Table.find(connection, table.schema(), embed.relation());
    } catch (HttpError e) {
      throw none(table, embed);
    }
  }

  private static HttpError none(Table table, Selection.Embed embed) {
    var pair = "'" + table.name() + "' and '" + embed.relation() + "'";
    return HttpError.rest(
        400,
        "PGRST200",
        "Could not find a relationship between " + pair + " in the schema cache",
        "Searched for a foreign key relationship between "
            + pair
            + embed.hint().map(hint -> " using the hint '" + hint + "'").orElse("")
            + " in the schema '"
            + table.schema()
            + "', but no matches were found.");
  }

  private static HttpError several(Table table, Selection.Embed embed, List<Relationship> found) {
    var choices =
        found.stream()
            .map(way -> "'" + embed.relation() + "!" + way.constraint() + "'")
            .collect(Collectors.joining(", "));
    return HttpError.rest(
            300,
            "PGRST201",
            "Could not embed because more than one relationship was found for '"
                + table.name()
                + "' and '"
                + embed.relation()
                + "'")
        .hint(
            Optional.of(
                "Try changing '"
                    + embed.relation()
                    + "' to one of the following: "
                    + choices
                    + ". Find the desired relationship in the 'details' key."));
  }

  private static String sql(Table table, Table target) {
    return """
    select k.conname, k.conrelid = %1$s::regclass,
           (select json_agg(a.attname order by n)::text from unnest(k.conkey) with ordinality as u (c, n)
              join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.c),
           (select json_agg(a.attname order by n)::text from unnest(k.confkey) with ordinality as u (c, n)
              join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.c)
      from pg_catalog.pg_constraint as k
     where k.contype = 'f'
       and (k.conrelid, k.confrelid) in ((%1$s::regclass, %2$s::regclass), (%2$s::regclass, %1$s::regclass))
     order by k.conname
    """
        .formatted(Sql.literal(table.sql()), Sql.literal(target.sql()));
  }
}
