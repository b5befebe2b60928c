package org.intelligentreader.local.rest.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// A function as the catalogue tells: its parameters, how many of them (the last) have defaults,
/// and what it gives back. `timeout` is its own `statement_timeout`, which PostgreSQL would only
/// apply from the next statement on.
public record Routine(
    String schema,
    String name,
    List<String> names,
    List<String> types,
    int defaults,
    boolean variadic,
    Kind kind,
    Optional<Relationship.Name> rows,
    boolean isVolatile,
    boolean isDomain,
    Optional<String> timeout) {
  private static final List<String> BODY_TYPES = List.of("json", "jsonb", "text", "bytea", "xml");

  /// What a call answers.
  public enum Kind {
    NOTHING,
    SCALAR,
    SCALARS,
    ROW,
    ROWS
  }

  /// The only function of that name which takes these arguments, or else the only one whose single
  /// parameter has no name and takes a whole body of `bodyTypes`.
  public static Routine find(
      Connection connection,
      String schema,
      String name,
      Optional<? extends Collection<String>> given,
      List<String> bodyTypes)
      throws SQLException, HttpError {
    var all = overloads(connection, schema, name);
    var overloads = all.stream().filter(Routine::isCallable).toList();
    var named =
        overloads.stream()
            .filter(routine -> given.filter(routine::takes).isPresent())
            .filter(routine -> !routine.isForWhole(bodyTypes) || routine.defaults > 0)
            .toList();
    var fitting =
        named.isEmpty()
            ? overloads.stream().filter(routine -> routine.isForWhole(bodyTypes)).toList()
            : named;
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    var byDefault =
        all.stream()
            .filter(routine -> given.filter(routine::isCalledByDefault).isPresent())
            .toList();
    if (fitting.isEmpty() && byDefault.size() == 1) {
      return byDefault.getFirst();
    }
    throw fitting.isEmpty()
        ? unknown(connection, schema, name, given.map(List::copyOf).orElse(List.of()), overloads)
        : ambiguous(fitting);
  }

  /// PostgREST does not know functions with parameters that no request can name: without a name,
  /// and of a type that cannot hold a whole body.
  private boolean isCallable() {
    var unnamed = names.stream().filter(String::isEmpty).count();
    return unnamed == 0 || (unnamed == 1 && BODY_TYPES.contains(types.getFirst()));
  }

  /// Such a function can still be called where nothing needs to be named.
  private boolean isCalledByDefault(Collection<String> given) {
    return !isCallable() && given.isEmpty() && takes(given);
  }

  /// True when its only parameter has no name and one of these types.
  public boolean isForWhole(List<String> bodyTypes) {
    return names.equals(List.of("")) && bodyTypes.contains(types.getFirst());
  }

  /// The call in SQL, as something to select from whose rows are known as `alias`. PostgreSQL turns
  /// the JSON of each argument into its type; `areTexts` where each is the text of its value.
  public String invocation(
      Collection<String> given, String arguments, boolean areTexts, String alias) {
    var ordered = names.stream().filter(given::contains).toList();
    var call =
        sql() + ordered.stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
    if (ordered.isEmpty()) {
      return source(call, alias);
    }
    var columns =
        ordered.stream()
            .map(argument ->
                Sql.name(argument) + " " + (isJson(argument) && areTexts ? "text" : type(argument)))
            .collect(Collectors.joining(", "));
    return "pg_catalog.json_to_record("
        + Sql.literal(arguments)
        + ") as \"given arguments\" ("
        + columns
        + "), lateral "
        + source(call, alias);
  }

  /// A set of rows stands in `from` by itself; a value, which may be a record of no known type, and
  /// a row in a domain need a query.
  private String source(String call, String alias) {
    return switch (kind) {
      case SCALAR, SCALARS -> "(select " + call + " as " + Rows.VALUE + ") as " + alias;
      default -> (isDomain ? "(select (" + call + ").*)" : call) + " as " + alias;
    };
  }

  /// The call with a whole body, which is a literal in SQL.
  public String invocation(String body, String alias) {
    return source(sql() + "(" + body + "::" + types.getFirst() + ")", alias);
  }

  private String sql() {
    return Sql.name(schema) + "." + Sql.name(name);
  }

  private String argument(String argument) {
    var last = variadic && argument.equals(names.getLast()) ? "variadic " : "";
    var cast = isJson(argument) ? "::" + type(argument) : "";
    return last + Sql.name(argument) + " => \"given arguments\"." + Sql.name(argument) + cast;
  }

  private String type(String argument) {
    return types.get(names.indexOf(argument));
  }

  private boolean isJson(String argument) {
    return type(argument).matches("jsonb?");
  }

  /// True for a parameter that takes the rest of the arguments, which may be named again and again.
  public boolean isVariadic(String parameter) {
    return variadic && parameter.equals(names.getLast());
  }

  private boolean takes(Collection<String> given) {
    return names.containsAll(given) && given.containsAll(names.subList(0, names.size() - defaults));
  }

  private static List<Routine> overloads(Connection connection, String schema, String name)
      throws SQLException {
    var routines = new ArrayList<Routine>();
    try (var statement = Sql.prepare(connection, OVERLOADS, schema, name);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        routines.add(
            new Routine(
                schema,
                name,
                Rows.strings(rows.getString(1)),
                Rows.strings(rows.getString(2)),
                rows.getInt(3),
                rows.getBoolean(9),
                kind(rows.getBoolean(4), rows.getBoolean(5), rows.getBoolean(6)),
                Optional.ofNullable(rows.getString(10))
                    .map(table ->
                        new Relationship.Name(
                            Rows.strings(table).getFirst(), Rows.strings(table).getLast())),
                rows.getBoolean(7),
                rows.getBoolean(11),
                Optional.ofNullable(rows.getString(8))));
      }
    }
    return routines;
  }

  private static Kind kind(boolean set, boolean scalar, boolean nothing) {
    if (nothing && !set) {
      return Kind.NOTHING;
    }
    return set ? (scalar ? Kind.SCALARS : Kind.ROWS) : (scalar ? Kind.SCALAR : Kind.ROW);
  }

  private static HttpError ambiguous(List<Routine> routines) {
    return HttpError.rest(
            300,
            "PGRST203",
            routines.stream()
                .map(Routine::signature)
                .collect(
                    Collectors.joining(
                        ", ", "Could not choose the best candidate function between: ", "")))
        .hint(
            Optional.of(
                "Try renaming the parameters or the function itself in the database so function"
                    + " overloading can be resolved"));
  }

  private String signature() {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + " => " + types.get(i))
        .collect(Collectors.joining(", ", schema + "." + name + "(", ")"));
  }

  private static HttpError unknown(
      Connection connection,
      String schema,
      String name,
      Collection<String> given,
      List<Routine> overloads)
      throws SQLException {
    var function = schema + "." + name;
    var list = String.join(", ", given);
    var searched =
        given.isEmpty()
            ? " without parameters"
            : (given.size() == 1 ? " with parameter " : " with parameters ") + list;
    var near =
        overloads.isEmpty()
            ? Similar.name(name, names(connection, schema))
            : Similar.to(
                    parameters(given),
                    overloads.stream().map(routine -> parameters(routine.names())).toList())
                .map(parameters -> name + parameters);
    return HttpError.rest(
            404,
            "PGRST202",
            "Could not find the function "
                + function
                + (given.isEmpty() ? " without parameters" : "(" + list + ")")
                + " in the schema cache",
            "Searched for the function "
                + function
                + searched
                + " or with a single unnamed json/jsonb parameter, but no matches were found in the"
                + " schema cache.")
        .hint(near.map(other -> "Perhaps you meant to call the function " + schema + "." + other));
  }

  private static String parameters(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> names(Connection connection, String schema) throws SQLException {
    return Rows.strings(
        Sql.single(
                connection,
                """
                select coalesce(json_agg(distinct proname), '[]')::text from pg_catalog.pg_proc
                 where prokind = 'f' and pronamespace = ?::regnamespace
                   and (pronargs = 0 or proargnames is not null
                        or (pronargs = 1 and proargtypes[0] in ('json'::regtype, 'jsonb'::regtype,
                            'text'::regtype, 'bytea'::regtype, 'xml'::regtype)))
                """,
                schema)
            .orElse("[]"));
  }

  private static final String OVERLOADS =
      """
      select (select coalesce(json_agg(coalesce((p.proargnames)[n], '') order by n), '[]')::text
                from unnest(coalesce(p.proargmodes, array_fill('i'::"char", array[p.pronargs]))) with ordinality as m (mode, n)
               where mode in ('i', 'b', 'v')),
             (select coalesce(json_agg(regexp_replace(format_type(t, null), '^(bit|character)(\\[\\])?$', '\\1 varying\\2') order by n), '[]')::text
                from unnest(p.proargtypes) with ordinality as a (t, n)),
             p.pronargdefaults, p.proretset,
             t.typtype <> 'c' and not coalesce(p.proargmodes && '{o,b,t}'::"char"[], false),
             t.typname = 'void', p.provolatile = 'v',
             (select substring(s from '=(.*)$') from unnest(p.proconfig) as s where s like 'statement_timeout=%'),
             p.provariadic <> 0,
             (select json_build_array(n.nspname, c.relname)::text
                from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
               where c.oid = t.typrelid and c.relkind in ('r', 'v', 'm', 'f', 'p')),
             t.typtype = 'c' and t.oid <> p.prorettype
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_type as t on t.oid = pg_catalog.pg_basetype(p.prorettype)
       where p.pronamespace = ?::regnamespace and p.proname = ? and p.prokind = 'f'
       order by pg_get_function_identity_arguments(p.oid)
      """;
}
