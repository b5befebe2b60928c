package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.local.rest.catalogue.Catalogue.ForeignKey;
import org.intelligentreader.local.rest.catalogue.Relationship.Name;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// Keys of views: those of the tables whose columns they show, also through other views. The rule
/// of a view says for each of its columns where it comes from. Source: PostgreSQL, `pg_rewrite` and
/// `nodeToString`.
public final class ViewKeys {
  /// The entries of the outermost list, which name a table and a column.
  private static final Pattern ORIGIN =
      Pattern.compile(":resno (\\d+) .*?:resorigtbl (\\d+) :resorigcol (\\d+)", Pattern.DOTALL);

  private static final int ENTRY_DEPTH = 2;

  /// What a view shows: its column for each column of a table.
  private record View(Name name, Map<String, String> columns) {}

  private final List<View> views;

  private ViewKeys(List<View> views) {
    this.views = List.copyOf(views);
  }

  /// The primary key of a view that shows all columns of its table's; else nothing.
  public static List<String> primary(Connection connection, Table table) throws SQLException {
    var name = new Name(table.schema(), table.name());
    var shown =
        read(connection).views.stream().filter(view -> view.name().equals(name)).findFirst();
    var columns = new ArrayList<String>();
    if (shown.isPresent()) {
      for (var key : Rows.parse(Sql.single(connection, PRIMARY).orElse("[]"))) {
        var owner = new Name(key.path(0).asText(), key.path(1).asText());
        names(shown.get(), owner, Rows.strings(key.path(2).toString())).ifPresent(columns::addAll);
      }
    }
    return columns;
  }

  /// The keys from views, to views, and between them.
  List<ForeignKey> of(List<ForeignKey> keys) {
    var found = new ArrayList<ForeignKey>();
    for (var key : keys) {
      for (var view : views) {
        names(view, key.table(), key.columns())
            .ifPresent(names -> found.add(owned(key, view, names)));
      }
    }
    for (var key : Stream.concat(keys.stream(), List.copyOf(found).stream()).toList()) {
      for (var view : views) {
        names(view, key.target(), key.targetColumns())
            .ifPresent(names -> found.add(aimed(key, view.name(), names)));
      }
    }
    return found;
  }

  private static ForeignKey owned(ForeignKey key, View view, List<String> columns) {
    return new ForeignKey(
        key.constraint(),
        view.name(),
        key.target(),
        columns,
        key.targetColumns(),
        key.unique(),
        names(view, key.table(), key.primary()).orElse(List.of()),
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
        key.primary(),
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

  /// All views, each with what it shows of tables.
  static ViewKeys read(Connection connection) throws SQLException {
    var views = views(connection);
    var sources = new HashMap<String, String>();
    for (var view : views) {
      view.columns().forEach((origin, column) -> sources.put(path(view.name(), column), origin));
    }
    return new ViewKeys(
        views.stream()
            .map(view -> {
              var columns = new HashMap<String, String>();
              view.columns()
                  .forEach((origin, name) -> columns.putIfAbsent(root(origin, sources), name));
              return new View(view.name(), columns);
            })
            .toList());
  }

  /// The column of a table that a column of a view comes from in the end.
  private static String root(String origin, Map<String, String> sources) {
    var root = origin;
    while (sources.containsKey(root)) {
      root = sources.get(root);
    }
    return root;
  }

  private static List<View> views(Connection connection) throws SQLException {
    var views = new ArrayList<View>();
    try (var statement = Sql.prepare(connection, VIEWS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var names = Rows.parse(rows.getString(3));
        var origins = Rows.parse(rows.getString(5));
        var columns = new HashMap<String, String>();
        var entries = ORIGIN.matcher(outermost(rows.getString(4)));
        while (entries.find()) {
          var origin = origins.path(entries.group(2) + "." + entries.group(3)).asText("");
          columns.putIfAbsent(origin, names.path(entries.group(1)).asText());
        }
        views.add(new View(new Name(rows.getString(1), rows.getString(2)), columns));
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
      select vn.nspname, v.relname,
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
        join pg_catalog.pg_namespace as vn on vn.oid = v.relnamespace
        join pg_catalog.pg_rewrite as r on r.ev_class = v.oid and r.rulename = '_RETURN'
       where vn.nspname not in ('pg_catalog', 'information_schema') and v.relkind in ('v', 'm')
       order by vn.nspname, v.relname
      """;

  private static final String PRIMARY =
      """
      select json_agg(json_build_array(n.nspname, c.relname,
               (select json_agg(a.attname order by array_position(k.conkey, a.attnum)) from pg_catalog.pg_attribute as a
                 where a.attrelid = c.oid and a.attnum = any (k.conkey))) order by k.oid)::text
        from pg_catalog.pg_constraint as k
        join pg_catalog.pg_class as c on c.oid = k.conrelid
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
       where k.contype = 'p'
      """;
}
