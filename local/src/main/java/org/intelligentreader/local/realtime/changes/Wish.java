package org.intelligentreader.local.realtime.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a channel asks to be told: which events of which table, under which conditions, and which
/// columns of the rows.
record Wish(
    String event,
    String schema,
    Optional<String> table,
    List<Condition> conditions,
    Optional<List<String>> columns) {
  private static final String ALL = "*";

  /// Reads one entry of `postgres_changes` in the configuration of a channel.
  static Wish read(JsonNode node) throws SubscriptionException {
    if (!node.path("schema").isTextual() && !node.path("table").isTextual()) {
      throw new SubscriptionException(
          "No subscription params provided. Please provide at least a `schema` or `table` to"
              + " subscribe to: "
              + node);
    }
    var table = Optional.of(node.path("table").asText(ALL)).filter(name -> !name.equals(ALL));
    var columns = columns(node.path("select"));
    if (columns.isPresent() && table.isEmpty()) {
      throw new SubscriptionException(
          "Column selection is not supported for wildcard subscriptions. Provide an explicit schema"
              + " and table name.");
    }
    return new Wish(
        node.path("event").asText(ALL).toUpperCase(Locale.ROOT),
        node.path("schema").asText("public"),
        table,
        Conditions.read(node.path("filter").asText("")),
        columns);
  }

  private static Optional<List<String>> columns(JsonNode select) {
    var columns = new ArrayList<String>();
    select.forEach(name -> columns.add(name.asText()));
    return columns.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(columns));
  }

  boolean isAbout(Change change) {
    return (!isOfOneEvent() || event.equals(change.action().name()))
        && (schema.equals(ALL) || schema.equals(change.schema()))
        && table.map(name -> name.equals(change.name())).orElse(true);
  }

  /// Another word than the three is taken for all of them.
  private boolean isOfOneEvent() {
    for (var action : Change.Action.values()) {
      if (action.name().equals(event)) {
        return true;
      }
    }
    return false;
  }

  boolean isEverySchema() {
    return schema.equals(ALL);
  }
}
