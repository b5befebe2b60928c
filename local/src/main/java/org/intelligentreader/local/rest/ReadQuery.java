package org.intelligentreader.local.rest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Catalogue;
import org.intelligentreader.local.rest.catalogue.Format;
import org.intelligentreader.local.rest.catalogue.Table;
import org.intelligentreader.local.rest.request.Condition;
import org.intelligentreader.local.rest.request.Field;
import org.intelligentreader.local.rest.request.FilterOperator;
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
  private final long mostRows;
  private final List<Embedded> embedded = new ArrayList<>();

  /// `table` is absent for rows that are those of no relation. No list has more than `mostRows`.
  ReadQuery(Catalogue catalogue, Optional<Table> table, String alias, Level level, long mostRows)
      throws SQLException, HttpError {
    this(catalogue, table, alias, 0, level, mostRows);
  }

  private ReadQuery(
      Catalogue catalogue,
      Optional<Table> table,
      String alias,
      int depth,
      Level level,
      long mostRows)
      throws SQLException, HttpError {
    this.catalogue = catalogue;
    this.table = table;
    this.alias = alias;
    this.depth = depth;
    this.level = level;
    this.mostRows = mostRows;
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
        new ReadQuery(catalogue, Optional.of(target), inner, depth + 1, below, mostRows),
        alias);
  }

  String alias() {
    return alias;
  }

  private Map<String, String> types() {
    return table.map(Table::types).orElse(Map.of());
  }

  /// The list between `select` and `from`.
  List<String> columns() throws SQLException, HttpError {
    var columns = new ArrayList<String>();
    var next = 0;
    for (var item : level.items()) {
      switch (item) {
        case Selection.All() -> columns.addAll(all());
        case Selection.Column column -> columns.add(column(column));
        case Selection.Embed _ -> columns.addAll(embedded.get(next++).columns());
      }
    }
    return columns;
  }

  /// Where a column has a format, all are named.
  private List<String> all() {
    if (table.map(Table::formats).orElse(Map.of()).isEmpty()) {
      return List.of(alias + ".*");
    }
    return types().keySet().stream()
        .map(name -> column(new Selection.Column(Optional.empty(), new Field(name), Optional.empty())))
        .toList();
  }

  private Optional<Format> format(Field field) {
    return field.path().isEmpty()
        ? table.flatMap(one -> Optional.ofNullable(one.formats().get(field.column())))
        : Optional.empty();
  }

  private String column(Selection.Column column) {
    var stored = column.field().sql(alias, types());
    var plain =
        format(column.field())
            .flatMap(Format::toJson)
            .map(function -> function + "(" + stored + ")")
            .orElse(stored);
    var cast = column.type().map(type -> "cast(" + plain + " as " + type(type) + ")").orElse(plain);
    return cast + " as " + Sql.name(column.name());
  }

  /// A type's name may be of several words or an array; anything else is quoted as a name.
  private static String type(String type) {
    return type.matches("[a-z_][a-z0-9_ ]*(\\[\\])?") ? type : Sql.name(type);
  }

  /// The names of these columns.
  List<String> outputs() {
    var outputs = new ArrayList<String>();
    var next = 0;
    for (var item : level.items()) {
      switch (item) {
        case Selection.All() -> outputs.addAll(types().keySet());
        case Selection.Column column -> outputs.add(column.name());
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
    var conditions = new ArrayList<String>();
    for (var condition : level.conditions()) {
      conditions.add(condition(condition));
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

  private String condition(Condition condition) throws SQLException, HttpError {
    return switch (condition) {
      case Condition.Test test -> test(test);
      case Condition.Group group -> {
        var members = new ArrayList<String>();
        for (var member : group.members()) {
          members.add(condition(member));
        }
        yield (group.negated() ? "not " : "")
            + "("
            + String.join(" " + group.operator() + " ", members)
            + ")";
      }
    };
  }

  private String test(Condition.Test test) throws SQLException, HttpError {
    var operator = FilterOperator.parse(test.text());
    var field = test.field();
    var related = field.path().isEmpty() ? find(field.column()) : Optional.<Embedded>empty();
    if (related.isPresent()) {
      return (isThere(operator, field.column()) ? "" : "not ") + related.get().exists();
    }
    var type = field.path().isEmpty() ? types().getOrDefault(field.column(), "") : "";
    return operator.condition(
        field.sql(alias, types()), type, format(field).flatMap(Format::fromText));
  }

  /// Of related rows a condition says only whether there are any.
  private static boolean isThere(FilterOperator operator, String name) throws HttpError {
    if (!operator.name().equals("is") || !operator.value().matches("(?i)(not_)?null")) {
      throw HttpError.rest(
          400,
          "PGRST120",
          "Bad operator on the '" + name + "' embedded resource",
          "Only is null or not is null filters are allowed on embedded resources");
    }
    return operator.negated() != operator.value().toLowerCase(Locale.ROOT).startsWith("not");
  }

  private Optional<Embedded> find(String name) {
    return embedded.stream()
        .filter(one -> one.embed().name().equals(name) || one.embed().relation().equals(name))
        .findFirst();
  }

  /// The `order by` clause with its keyword, or nothing.
  String order() throws SQLException, HttpError {
    var terms = new ArrayList<String>();
    for (var term : level.order()) {
      terms.add(term(term));
    }
    return terms.isEmpty() ? "" : " order by " + String.join(", ", terms);
  }

  private String term(Order term) throws SQLException, HttpError {
    if (term.relation().isEmpty()) {
      return term.field().sql(alias, types()) + term.direction();
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
    var inner = related.query();
    return related.value(term.field().sql(inner.alias, inner.types())) + term.direction();
  }

  private Embedded unselected(String name) throws SQLException, HttpError {
    var embed =
        new Selection.Embed(Optional.empty(), name, Optional.empty(), false, false, List.of());
    return embedded(embed, Level.plain(embed));
  }

  String embeddedWindow() {
    return Window.embedded(level, mostRows);
  }

  /// True when the rows are shown as they are: without `select`.
  boolean isWhole() {
    return level.items().equals(List.of(new Selection.All()));
  }

  /// Which of the rows are wanted.
  Window window(Call call) throws HttpError {
    return Window.of(call, mostRows);
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
