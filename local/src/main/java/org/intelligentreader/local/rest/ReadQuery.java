package org.intelligentreader.local.rest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Catalogue;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Level;
import org.intelligentreader.local.rest.request.Order;
import org.intelligentreader.local.rest.request.Selection;
import org.intelligentreader.local.rest.request.Window;
import org.intelligentreader.local.sql.Sql;

/// What a request wants of the rows of one relation, as pieces of SQL on rows known as `alias`.
/// Related rows come as subqueries.
final class ReadQuery {
  private final Catalogue catalogue;
  private final Optional<Table> table;
  private final String alias;
  private final int depth;
  private final Level level;
  private final Columns columns;
  private final Limits limits;
  private final List<Embedded> embedded = new ArrayList<>();

  /// `table` is absent for rows that are those of no relation.
  ReadQuery(Catalogue catalogue, Optional<Table> table, String alias, Level level, Limits limits)
      throws SQLException, HttpError {
    this(catalogue, table, alias, 0, level, limits);
  }

  private ReadQuery(
      Catalogue catalogue,
      Optional<Table> table,
      String alias,
      int depth,
      Level level,
      Limits limits)
      throws SQLException, HttpError {
    this.catalogue = catalogue;
    this.table = table;
    this.alias = alias;
    this.depth = depth;
    this.level = level;
    this.columns = new Columns(table, alias);
    this.limits = limits;
    if (!limits.aggregates()
        && level.items().stream().anyMatch(Selection.Aggregate.class::isInstance)) {
      throw HttpError.rest(400, "PGRST123", "Use of aggregate functions is not allowed");
    }
    for (var below : level.embedded()) {
      var embed = below.embed().orElseThrow();
      requireNew(embed.name());
      embedded.add(embedded(embed, below));
    }
  }

  /// Of two relations of one name PostgREST makes SQL that PostgreSQL refuses so.
  private void requireNew(String name) throws HttpError {
    if (embedded.stream().anyMatch(known -> known.embed().name().equals(name))) {
      var source = table.map(Table::name).orElse(alias);
      throw HttpError.rest(
          400,
          "42712",
          "table name \""
              + source
              + "_"
              + name
              + "_"
              + (depth + 1)
              + "\" specified more than once");
    }
  }

  private Embedded embedded(Selection.Embed embed, Level below) throws SQLException, HttpError {
    if (table.isEmpty()) {
      throw HttpError.rest(
          400,
          "PGRST200",
          "Could not find a relationship between the rows of this function and '"
              + embed.relation()
              + "' in the schema cache");
    }
    var way = catalogue.from(table.get()).find(embed);
    var target = catalogue.table(way);
    var name = Sql.name(target.name() + "_" + (depth + 1));
    var inner = name.equals(alias) ? Sql.name(target.name() + "_" + (depth + 1) + "_") : name;
    return new Embedded(
        embed,
        way,
        new ReadQuery(catalogue, Optional.of(target), inner, depth + 1, below, limits),
        alias);
  }

  String alias() {
    return alias;
  }

  Columns columns() {
    return columns;
  }

  /// A query for the rows of `from`, which is SQL with its conditions.
  String select(String from) throws SQLException, HttpError {
    return Output.select(shown(), from, order());
  }

  /// The values of each row.
  private List<Output> shown() throws SQLException, HttpError {
    var shown = new ArrayList<Output>();
    var next = 0;
    for (var item : level.items()) {
      switch (item) {
        case Selection.All() -> shown.addAll(columns.all(isGrouped()));
        case Selection.Column column -> shown.add(columns.output(column));
        case Selection.Aggregate aggregate -> shown.add(columns.output(aggregate));
        case Selection.Embed _ -> shown.addAll(embedded.get(next++).shown());
      }
    }
    return shown;
  }

  /// The values of the only related row that the outer query groups by or aggregates.
  List<Output> hoisted(Embedded way) throws SQLException, HttpError {
    var hoisted = new ArrayList<Output>();
    for (var output : shown()) {
      hoisted.add(
          new Output(way.value(output.sql()), output.name(), output.aggregate(), output.type()));
    }
    return hoisted;
  }

  /// True when rows are put into groups.
  boolean isGrouped() {
    return level.items().stream().anyMatch(Selection.Aggregate.class::isInstance)
        || embedded.stream().anyMatch(Embedded::isHoisted);
  }

  /// The names of these columns.
  List<String> outputs() {
    var outputs = new ArrayList<String>();
    var next = 0;
    for (var item : level.items()) {
      switch (item) {
        case Selection.All() -> outputs.addAll(columns.types().keySet());
        case Selection.Column column -> outputs.add(column.name());
        case Selection.Aggregate aggregate -> outputs.add(aggregate.name());
        case Selection.Embed _ -> outputs.addAll(embedded.get(next++).outputs());
      }
    }
    return outputs;
  }

  /// What holds of each row that is wanted.
  List<String> conditions() throws SQLException, HttpError {
    var conditions = new ArrayList<>(ownConditions());
    conditions.addAll(innerJoins());
    return conditions;
  }

  /// The same without what `!inner` asks, which chooses no rows to write.
  List<String> ownConditions() throws SQLException, HttpError {
    var tests = new Conditions(this);
    var conditions = new ArrayList<String>();
    for (var condition : level.conditions()) {
      conditions.add(tests.sql(condition));
    }
    return conditions;
  }

  /// Conditions that keep rows only where a related one is there (`!inner`).
  List<String> innerJoins() throws SQLException, HttpError {
    var conditions = new ArrayList<String>();
    for (var one : embedded) {
      if (one.embed().inner()) {
        conditions.add(one.exists());
      }
    }
    return conditions;
  }

  Optional<Embedded> find(String name) {
    return embedded.stream()
        .filter(one -> one.embed().name().equals(name) || one.embed().relation().equals(name))
        .findFirst();
  }

  private List<Output.Term> order() throws SQLException, HttpError {
    var terms = new ArrayList<Output.Term>();
    for (var term : level.order()) {
      terms.add(new Output.Term(value(term), term.direction()));
    }
    return terms;
  }

  private String value(Order term) throws SQLException, HttpError {
    if (term.relation().isEmpty()) {
      return columns.sql(term.field());
    }
    var name = term.relation().get();
    var known = find(name);
    var related = known.isPresent() ? known.get() : unselected(name);
    if (!related.way().toOne()) {
      throw HttpError.rest(
          400,
          "PGRST118",
          "A related order on '" + name + "' is not possible",
          "'"
              + table.map(Table::name).orElse("")
              + "' and '"
              + name
              + "' do not form a many-to-one or one-to-one relationship");
    }
    return related.value(related.query().columns.sql(term.field()));
  }

  private Embedded unselected(String name) throws SQLException, HttpError {
    var embed =
        new Selection.Embed(Optional.empty(), name, Optional.empty(), false, false, List.of());
    return embedded(embed, Level.plain(embed));
  }

  String embeddedWindow() {
    return Window.embedded(level, limits.mostRows());
  }

  /// True when the rows are shown as they are: without `select`.
  boolean isWhole() {
    return level.items().equals(List.of(new Selection.All()));
  }

  long mostRows() {
    return limits.mostRows();
  }

  /// Which of the rows are wanted.
  Window window(Call call) throws HttpError {
    return Window.of(call, limits.mostRows());
  }

  /// The columns that have to be known of a written row before it can be shown; empty for all.
  Set<String> needed() {
    var needed = new LinkedHashSet<String>();
    for (var item : level.items()) {
      switch (item) {
        case Selection.All() -> {
          return Set.of();
        }
        case Selection.Column column -> needed.add(column.field().column());
        case Selection.Aggregate(_, var of, _, _) when of.isPresent() ->
            needed.add(of.get().field().column());
        case Selection.Aggregate _ -> {
          return Set.of();
        }
        case Selection.Embed _ -> {}
      }
    }
    for (var one : embedded) {
      if (one.way().here().isEmpty()) {
        return Set.of();
      }
      needed.addAll(one.way().here());
    }
    if (level.order().stream().anyMatch(term -> term.relation().isPresent())) {
      return Set.of();
    }
    level.order().forEach(term -> needed.add(term.field().column()));
    return needed;
  }
}
