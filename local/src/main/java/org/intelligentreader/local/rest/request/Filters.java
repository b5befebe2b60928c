package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.sql.Sql;

/// `column=operator.value` and `or=(…)` as SQL conditions on one relation of the request. Source:
/// PostgREST 14, "Horizontal filtering".
public final class Filters {
  /// Parameters that are no filters.
  public static final Set<String> RESERVED =
      Set.of("select", "order", "limit", "offset", "columns", "on_conflict", "apikey");

  /// Of a way into a JSON column.
  private static final int MOST_STEPS = 100;

  private static final Pattern GROUP = Pattern.compile("(not\\.)?(and|or)");
  private static final Pattern CONDITION =
      Pattern.compile("((?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^.\"(])++)\\.(.*)", Pattern.DOTALL);

  private static final Pattern QUOTED =
      Pattern.compile("((?:[a-z]+(?:\\([a-z]*\\))?\\.)++)(\".*\")", Pattern.DOTALL);

  private final String alias;
  private final String prefix;
  private final Set<String> arguments;

  public Filters(String alias) {
    this(alias, "", Set.of());
  }

  /// `alias` is quoted; `prefix` is the way to an embedded relation (`chapters.`), or nothing;
  /// `arguments` are parameters of a function that was called with GET.
  public Filters(String alias, String prefix, Set<String> arguments) {
    this.alias = alias;
    this.prefix = prefix;
    this.arguments = arguments;
  }

  /// The `where` clause, with its keyword, or nothing.
  public String where(Call call) throws HttpError {
    var conditions = conditions(call);
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  public List<String> conditions(Call call) throws HttpError {
    var conditions = new ArrayList<String>();
    for (var parameter : call.parameters()) {
      if (!parameter.name().startsWith(prefix) || isArgument(call, parameter.name())) {
        continue;
      }
      var name = parameter.name().substring(prefix.length());
      var group = GROUP.matcher(name);
      if (group.matches()) {
        conditions.add(group(group.group(1) != null, group.group(2), parameter.value(), 0));
      } else if (!RESERVED.contains(name) && (name.startsWith("\"") || !name.contains("."))) {
        conditions.add(Operator.condition(column(name), parameter.value()));
      }
    }
    return conditions;
  }

  private boolean isArgument(Call call, String name) {
    return call.method().matches("GET|HEAD") && arguments.contains(name);
  }

  private String group(boolean negated, String operator, String list, int depth) throws HttpError {
    if (list.length() < 2
        || !list.startsWith("(")
        || !list.endsWith(")")
        || depth > Parts.DEEPEST) {
      throw unparsable(list);
    }
    var conditions = new ArrayList<String>();
    for (var part : Parts.of(list.substring(1, list.length() - 1))) {
      conditions.add(member(part, list, depth));
    }
    if (conditions.isEmpty()) {
      throw unparsable(list);
    }
    return (negated ? "not " : "") + "(" + String.join(" " + operator + " ", conditions) + ")";
  }

  private String member(String part, String list, int depth) throws HttpError {
    var bracket = part.indexOf('(');
    if (bracket > 0) {
      var group = GROUP.matcher(part.substring(0, bracket));
      if (group.matches()) {
        return group(group.group(1) != null, group.group(2), part.substring(bracket), depth + 1);
      }
    }
    var condition = CONDITION.matcher(part);
    if (!condition.matches()) {
      throw unparsable(list);
    }
    var quoted = QUOTED.matcher(condition.group(2));
    return Operator.condition(
        column(condition.group(1)),
        quoted.matches() ? quoted.group(1) + Parts.unquoted(quoted.group(2)) : condition.group(2));
  }

  /// A column, or a path into a JSON column: `meta->colours->>0`.
  public String column(String path) throws HttpError {
    return column(alias, path);
  }

  public static String column(String alias, String path) throws HttpError {
    var steps = path.split("->", -1);
    if (steps.length > MOST_STEPS) {
      throw unparsable(path);
    }
    var name = new StringBuilder(alias + "." + Sql.name(Parts.unquoted(steps[0])));
    for (var i = 1; i < steps.length; i++) {
      var text = steps[i].startsWith(">");
      var key = text ? steps[i].substring(1) : steps[i];
      name.append(text ? "->>" : "->").append(key.matches("-?\\d+") ? key : Sql.literal(key));
    }
    return name.toString();
  }

  private static HttpError unparsable(String list) {
    return HttpError.rest(
        400,
        "PGRST100",
        "\"failed to parse logic tree (" + list + ")\" (line 1, column 1)",
        "expecting a list of conditions in brackets, for example (a.eq.1,b.gt.2)");
  }
}
