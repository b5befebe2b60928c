package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.request.Accept;
import org.intelligentreader.local.rest.request.Media;
import org.intelligentreader.local.sql.Sql;

/// The media types that functions and aggregates of a database make of one relation or function:
/// the types of their results are domains with names of media types. Source: PostgREST 14, "Media
/// type handlers".
public final class Makers {
  private static final String ANY = "*/*";

  private record Maker(String type, Optional<String> aggregate, Optional<String> rowType) {
    /// A type without a name is sent as bytes.
    Media media() {
      return new Media.Made(
          type.equals(ANY) ? "application/octet-stream" : type, aggregate, rowType);
    }

    boolean isForAllRows() {
      return aggregate.isPresent() && rowType.isEmpty();
    }
  }

  private final List<Maker> makers;

  private Makers(List<Maker> makers) {
    this.makers = List.copyOf(makers);
  }

  /// Of the relation or the function with that name.
  public static Makers of(Connection connection, String schema, String name) throws SQLException {
    var found = new ArrayList<Maker>();
    try (var statement = Sql.prepare(connection, MAKERS, schema, schema, name, schema, name);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Maker(
                rows.getString(1),
                Optional.ofNullable(rows.getString(2)),
                Optional.ofNullable(rows.getString(3))));
      }
    }
    return new Makers(found);
  }

  /// The form that the caller asks for. A maker for one relation needs its rows as they are:
  /// without `select`.
  public Media choose(Call call, boolean isWhole, boolean plans) throws HttpError {
    return Accept.choose(call, plans, type -> find(type, isWhole));
  }

  private Optional<Media> find(String type, boolean isWhole) {
    var own = makers.stream().filter(maker -> isWhole && !maker.isForAllRows()).toList();
    var all = makers.stream().filter(Maker::isForAllRows).toList();
    return first(own, ANY).or(() -> first(own, type)).or(() -> first(all, type)).map(Maker::media);
  }

  private static Optional<Maker> first(List<Maker> makers, String type) {
    return makers.stream().filter(maker -> maker.type().equals(type)).findFirst();
  }

  private static final String MAKERS =
      """
      with types as (
        select t.oid, lower(t.typname) as name from pg_catalog.pg_type as t
         where t.typtype = 'd' and (t.typname ~ '^[A-Za-z0-9.-]+/[A-Za-z0-9.+-]+$' or t.typname = '*/*'))
      select t.name, format('%I.%I', n.nspname, p.proname),
             case when a.typname <> 'anyelement' then format('%I.%I', an.nspname, a.typname) end
        from types as t
        join pg_catalog.pg_proc as p on p.prorettype = t.oid and p.prokind = 'a' and p.pronargs = 1
        join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        join pg_catalog.pg_type as a on a.oid = p.proargtypes[0]
        join pg_catalog.pg_namespace as an on an.oid = a.typnamespace
       where n.nspname = ?
         and (a.oid = 'anyelement'::regtype
              or a.oid = (select c.reltype from pg_catalog.pg_class as c
                           where c.relnamespace = ?::regnamespace and c.relname = ?))
      union all
      select t.name, null, null
        from types as t
        join pg_catalog.pg_proc as p on p.prorettype = t.oid and p.prokind = 'f' and not p.proretset
        join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
       where n.nspname = ? and p.proname = ?
      """;
}
