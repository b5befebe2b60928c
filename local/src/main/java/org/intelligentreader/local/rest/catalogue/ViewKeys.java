package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.rest.catalogue.Catalogue.ForeignKey;
import org.intelligentreader.local.rest.catalogue.Relationship.Name;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Foreign keys of views: those of the tables whose columns they show. The rule of a view says for
/// each of its columns where it comes from. Source: PostgreSQL, `pg_rewrite` and `nodeToString`.
final class ViewKeys {
  /// The entries of the outermost list, which name a table and a column.
  private static final Pattern ORIGIN =
      Pattern.compile(":resno (\\d+) .*?:resorigtbl (\\d+) :resorigcol (\\d+)", Pattern.DOTALL);

  private static final int ENTRY_DEPTH = 2;

  /// What a view shows: its column for each column of a table.
  private record View(Name name, Map<String, String> columns) {}

  private ViewKeys() {}

  static List<ForeignKey> of(Connection connection, String schema, List<ForeignKey> keys)
      throws SQLException {
    var views = views(connection, schema);
    var found = new ArrayList<ForeignKey>();
    for (var key : keys) {
      for (var view : views) {
        names(view, key.table(), key.columns())
            .ifPresent(names -> found.add(owned(key, view.name(), names)));
        names(view, key.target(), key.targetColumns())
            .ifPresent(names -> found.add(aimed(key, view.name(), names)));
      }
    }
    return found;
  }

  private static ForeignKey owned(ForeignKey key, Name view, List<String> columns) {
    return new ForeignKey(
        key.constraint(),
        view,
        key.target(),
        columns,
        key.targetColumns(),
        key.unique(),
        false,
        true,
        key.toView());
  }

  private static ForeignKey aimed(ForeignKey key, Name view, List<String> columns) {
    return new ForeignKey(
        key.constraint(),
        key.table(),
        view,
        key.columns(),
        columns,
        key.unique(),
        key.junction(),
        key.ofView(),
        true);
  }

  private static Optional<List<String>> names(View view, Name table, List<String> columns) {
    var names =
        columns.stream()
            .flatMap(
                column -> Optional.ofNullable(view.columns().get(path(table, column))).stream())
            .toList();
    return names.size() == columns.size() ? Optional.of(names) : Optional.empty();
  }

  private static String path(Name table, String column) {
    return table.sql() + "." + Sql.name(column);
  }

  private static List<View> views(Connection connection, String schema) throws SQLException {
    var views = new ArrayList<View>();
    try (var statement = Sql.prepare(connection, VIEWS, schema);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var names = Rows.parse(rows.getString(2));
        var origins = Rows.parse(rows.getString(4));
        var columns = new HashMap<String, String>();
        var entries = ORIGIN.matcher(outermost(rows.getString(3)));
        while (entries.find()) {
          var origin = origins.path(entries.group(2) + "." + entries.group(3)).asText("");
          columns.putIfAbsent(origin, names.path(entries.group(1)).asText());
        }
        views.add(new View(new Name(schema, rows.getString(1)), columns));
      }
    }
    return views;
  }

  /// The text without what stands deeper in braces than the entries of the view itself.
  private static String outermost(String rule) {
    var text = new StringBuilder();
    var depth = 0;
    for (var i = 0; i < rule.length(); i++) {
      var c = rule.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth <= ENTRY_DEPTH) {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static final String VIEWS =
      """
      select v.relname,
             (select json_object_agg(a.attnum, a.attname)::text from pg_catalog.pg_attribute as a
               where a.attrelid = v.oid and a.attnum > 0),
             r.ev_action::text,
             (select coalesce(json_object_agg(a.attrelid || '.' || a.attnum,
                                '"' || replace(n.nspname, '"', '""') || '"."' || replace(c.relname, '"', '""') || '"."' || replace(a.attname, '"', '""') || '"'), '{}')::text
                from pg_catalog.pg_depend as d
                join pg_catalog.pg_class as c on c.oid = d.refobjid
                join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum = d.refobjsubid
               where d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refobjsubid > 0)
        from pg_catalog.pg_class as v
        join pg_catalog.pg_rewrite as r on r.ev_class = v.oid and r.rulename = '_RETURN'
       where v.relnamespace = ?::regnamespace and v.relkind in ('v', 'm')
       order by v.relname
      """;
}
