package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// One parameter of the address with its way through embedded relations: `tome.shelf.name=eq.a`.
record Parameter(List<String> way, Field field, String value) {
  /// Parameters of the whole request, which belong to no relation.
  static final Set<String> RESERVED = Set.of("select", "columns", "on_conflict", "apikey");

  private static final Set<String> WINDOW = Set.of("order", "limit", "offset");
  private static final Set<String> LOGIC = Set.of("and", "or");
  private static final int MOST_DIGITS = 18;

  static List<Parameter> of(Call call, Set<String> arguments) throws HttpError {
    var parameters = new ArrayList<Parameter>();
    for (var parameter : call.parameters()) {
      if (!RESERVED.contains(parameter.name()) && !arguments.contains(parameter.name())) {
        parameters.add(of(parameter));
      }
    }
    return parameters;
  }

  private static Parameter of(Call.Parameter parameter) throws HttpError {
    var cursor = new Cursor("tree path", parameter.name());
    var way = new ArrayList<String>();
    do {
      way.add(cursor.name());
    } while (cursor.take("."));
    var path = Field.path(cursor);
    cursor.requireEnd("\".\", \"->\", \"->>\" or end of input");
    var last = way.removeLast();
    if (LOGIC.contains(last) && !way.isEmpty() && way.getLast().equals("not")) {
      way.removeLast();
      last = "not." + last;
    }
    return new Parameter(List.copyOf(way), new Field(last, path), parameter.value());
  }

  /// The same as the relation next on its way sees it.
  Parameter below() {
    return new Parameter(way.subList(1, way.size()), field, value);
  }

  private boolean isLogic() {
    return LOGIC.contains(field.column().replaceFirst("^not\\.", ""));
  }

  static List<Condition> conditions(List<Parameter> parameters) throws HttpError {
    var conditions = new ArrayList<Condition>();
    for (var parameter : parameters) {
      var name = parameter.field().column();
      if (parameter.isLogic()) {
        conditions.add(
            new ConditionParser(parameter.value())
                .parse(name.startsWith("not."), name.replace("not.", "")));
      } else if (!WINDOW.contains(name)) {
        var _ = FilterOperator.parse(parameter.value());
        conditions.add(new Condition.Test(parameter.field(), parameter.value()));
      }
    }
    return conditions;
  }

  static Optional<String> value(List<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.field().column().equals(name))
        .map(Parameter::value)
        .findFirst();
  }

  /// A number; what is none is overlooked, as PostgREST does.
  static Optional<Long> number(List<Parameter> parameters, String name) {
    return value(parameters, name).flatMap(Parameter::number);
  }

  static Optional<Long> number(String text) {
    return text.matches("-?\\d{1," + MOST_DIGITS + "}")
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }
}
