package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Relationship.Name;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// What the catalogue of PostgreSQL says of one schema, read when a request first needs it, so that
/// a table made a moment ago is there.
public final class Catalogue {
  private final Connection connection;
  private final String schema;
  private Optional<List<ForeignKey>> keys = Optional.empty();

  public Catalogue(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /// A foreign key, and the primary key of its table. It may be half of a junction when that holds
  /// all its columns.
  record ForeignKey(
      String constraint,
      Name table,
      Name target,
      List<String> columns,
      List<String> targetColumns,
      boolean unique,
      List<String> primary,
      boolean ofView,
      boolean toView) {
    boolean junction() {
      return primary.containsAll(columns);
    }

    /// True when both of its ends are relations of that schema.
    private boolean isIn(String schema) {
      return table.schema().equals(schema) && target.schema().equals(schema);
    }

    Relationship.Key fromOwner() {
      return new Relationship.Key(constraint, target, true, unique, columns, targetColumns, toView);
    }

    Relationship.Key fromTarget() {
      return new Relationship.Key(constraint, table, false, unique, targetColumns, columns, ofView);
    }

    private boolean sharesColumns(ForeignKey other) {
      return new HashSet<>(columns).removeAll(other.columns);
    }
  }

  /// The relation at the end of a way.
  public Table table(Relationship way) throws SQLException, HttpError {
    return Table.find(connection, way.target().schema(), way.target().name());
  }

  /// All ways that begin at a relation.
  public Relationships from(Table table) throws SQLException {
    var source = new Name(table.schema(), table.name());
    var ways = new ArrayList<Relationship>(computed(source));
    for (var key : keys()) {
      if (key.table().equals(source)) {
        ways.add(key.fromOwner());
      }
      if (key.target().equals(source)) {
        ways.add(key.fromTarget());
        ways.addAll(junctions(key));
      }
    }
    return new Relationships(source, ways);
  }

  private List<Relationship> junctions(ForeignKey key) throws SQLException {
    var junctions = new ArrayList<Relationship>();
    for (var other : keys()) {
      if (key.junction()
          && other.junction()
          && other.table().equals(key.table())
          && !other.constraint().equals(key.constraint())
          && !other.sharesColumns(key)) {
        junctions.add(new Relationship.Junction(key.table(), key.fromOwner(), other.fromOwner()));
      }
    }
    return junctions;
  }

  /// Those of the schema. Its views may show tables of other schemas.
  private List<ForeignKey> keys() throws SQLException {
    if (keys.isPresent()) {
      return keys.get();
    }
    var found = new ArrayList<ForeignKey>();
    try (var statement = Sql.prepare(connection, KEYS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new ForeignKey(
                rows.getString(1),
                new Name(rows.getString(2), rows.getString(3)),
                new Name(rows.getString(4), rows.getString(5)),
                Rows.strings(rows.getString(6)),
                Rows.strings(rows.getString(7)),
                rows.getBoolean(8),
                Rows.strings(rows.getString(9)),
                false,
                false));
      }
    }
    found.addAll(ViewKeys.read(connection).of(found));
    var own = found.stream().filter(key -> key.isIn(schema)).toList();
    keys = Optional.of(own);
    return own;
  }

  private List<Relationship> computed(Name source) throws SQLException {
    var found = new ArrayList<Relationship>();
    try (var statement = Sql.prepare(connection, COMPUTED, schema, source.sql());
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Relationship.Computed(
                new Name(schema, rows.getString(1)),
                source,
                new Name(rows.getString(2), rows.getString(3)),
                rows.getBoolean(4)));
      }
    }
    return found;
  }

  private static final String KEYS =
      """
      select k.conname, sn.nspname, s.relname, tn.nspname, t.relname,
             (select json_agg(a.attname order by n)::text from unnest(k.conkey) with ordinality as u (c, n)
                join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.c),
             (select json_agg(a.attname order by n)::text from unnest(k.confkey) with ordinality as u (c, n)
                join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.c),
             exists (select from pg_catalog.pg_constraint as q
                      where q.conrelid = k.conrelid and q.contype in ('p', 'u')
                        and q.conkey @> k.conkey and q.conkey <@ k.conkey),
             (select coalesce(json_agg(a.attname), '[]')::text from pg_catalog.pg_constraint as q
                join pg_catalog.pg_attribute as a on a.attrelid = q.conrelid and a.attnum = any (q.conkey)
               where q.conrelid = k.conrelid and q.contype = 'p')
        from pg_catalog.pg_constraint as k
        join pg_catalog.pg_class as s on s.oid = k.conrelid
        join pg_catalog.pg_class as t on t.oid = k.confrelid
        join pg_catalog.pg_namespace as sn on sn.oid = s.relnamespace
        join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
       where k.contype = 'f' and k.conparentid = 0
       order by k.conname
      """;

  private static final String COMPUTED =
      """
      select p.proname, n.nspname, c.relname, not p.proretset or p.prorows = 1
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_type as r on r.oid = p.prorettype
        join pg_catalog.pg_class as c on c.oid = r.typrelid and c.relkind in ('r', 'v', 'm', 'f', 'p')
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
       where p.prokind = 'f' and p.pronamespace = ?::regnamespace and p.pronargs = 1
         and p.proargtypes[0] = (select t.reltype from pg_catalog.pg_class as t where t.oid = ?::regclass)
       order by p.proname
      """;
}
