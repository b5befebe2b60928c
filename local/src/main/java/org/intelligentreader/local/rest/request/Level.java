package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// What a request asks of one relation: items, conditions, order and window, and the same of each
/// relation that is embedded below it.
public record Level(
    Optional<Selection.Embed> embed,
    List<Selection> items,
    List<Condition> conditions,
    List<Order> order,
    Optional<Long> limit,
    long offset,
    List<Level> embedded) {

  /// The levels of a request. `arguments` are parameters that belong to a function.
  public static Level of(Call call, Set<String> arguments) throws HttpError {
    var items = Selection.parse(call.parameter("select").orElse(""));
    return of(Optional.empty(), items, Parameter.of(call, arguments));
  }

  /// A relation of which nothing is asked.
  public static Level plain(Selection.Embed embed) {
    return new Level(
        Optional.of(embed), List.of(), List.of(), List.of(), Optional.empty(), 0, List.of());
  }

  private static Level of(
      Optional<Selection.Embed> embed, List<Selection> items, List<Parameter> parameters)
      throws HttpError {
    var here = new ArrayList<Parameter>();
    var embeds = new ArrayList<Selection.Embed>();
    for (var item : items) {
      if (item instanceof Selection.Embed one) {
        embeds.add(one);
      }
    }
    var below = new ArrayList<List<Parameter>>();
    embeds.forEach(_ -> below.add(new ArrayList<>()));
    for (var parameter : parameters) {
      if (parameter.way().isEmpty()) {
        here.add(parameter);
      } else {
        below.get(place(embeds, parameter.way().getFirst())).add(parameter.below());
      }
    }
    var embedded = new ArrayList<Level>();
    for (var i = 0; i < embeds.size(); i++) {
      embedded.add(of(Optional.of(embeds.get(i)), embeds.get(i).items(), below.get(i)));
    }
    return new Level(
        embed,
        items,
        Parameter.conditions(here),
        Order.parse(Parameter.value(here, "order").orElse("")),
        Parameter.number(here, "limit"),
        Math.max(0, Parameter.number(here, "offset").orElse(0L)),
        List.copyOf(embedded));
  }

  /// The embedded relation that is called so.
  public Optional<Level> embedded(String name) {
    return embedded.stream()
        .filter(level -> level.embed().filter(one -> one.isCalled(name)).isPresent())
        .findFirst();
  }

  /// A filter on a relation that is not selected would be overlooked in silence.
  private static int place(List<Selection.Embed> embeds, String name) throws HttpError {
    for (var i = 0; i < embeds.size(); i++) {
      if (embeds.get(i).isCalled(name)) {
        return i;
      }
    }
    throw notEmbedded(name);
  }

  private static HttpError notEmbedded(String name) {
    return HttpError.rest(
            400, "PGRST108", "'" + name + "' is not an embedded resource in this request")
        .hint(
            Optional.of("Verify that '" + name + "' is included in the 'select' query parameter."));
  }
}
