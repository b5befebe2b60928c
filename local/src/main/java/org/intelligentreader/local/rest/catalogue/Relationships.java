package org.intelligentreader.local.rest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.rest.catalogue.Relationship.Name;
import org.intelligentreader.local.rest.request.Selection;

/// The ways from one relation to others, and which of them a request means.
public final class Relationships {
  private final Name source;
  private final List<Relationship> ways;

  Relationships(Name source, List<Relationship> ways) {
    this.source = source;
    this.ways = List.copyOf(ways);
  }

  /// The only way to what is embedded, which may be named by its table, its constraint or its
  /// column, or the one that the hint names.
  public Relationship find(Selection.Embed embed) throws HttpError {
    var computed =
        ways.stream()
            .filter(way -> way instanceof Relationship.Computed && way.isNamed(embed.relation()))
            .findFirst();
    if (computed.isPresent()) {
      return computed.get();
    }
    var found = ways.stream().filter(way -> fits(way, embed)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty() ? none(embed) : several(embed, found);
  }

  private boolean fits(Relationship way, Selection.Embed embed) {
    var named = way.target().name().equals(embed.relation());
    return switch (way) {
      case Relationship.Computed _ -> false;
      case Relationship.Junction junction ->
          named && embed.hint().map(junction::isNamed).orElse(!junction.target().equals(source));
      case Relationship.Key key when key.target().equals(source) -> isSelf(key, named, embed);
      case Relationship.Key key ->
          embed
              .hint()
              .map(hint -> named && key.isNamed(hint))
              .orElseGet(() -> named || isCalled(key, embed.relation()));
    };
  }

  /// A key of a table to itself is two ways: the table's name means its many, the column its one.
  private static boolean isSelf(Relationship.Key key, boolean named, Selection.Embed embed) {
    if (embed.hint().isEmpty()) {
      return key.owner() ? isCalled(key, embed.relation()) : named;
    }
    var hint = embed.hint().get();
    return named
        && (key.owner()
            ? key.isNamed(hint) && !key.isOwnColumn(hint) && !key.constraint().equals(hint)
            : key.isOwnColumn(hint));
  }

  /// From its owner a key is called by its column, from both ends by its constraint; a way to a
  /// view by neither, or it would hide the one to the table.
  private static boolean isCalled(Relationship.Key key, String name) {
    return !key.toView()
        && (key.constraint().equals(name) || (key.owner() && key.isOwnColumn(name)));
  }

  private HttpError none(Selection.Embed embed) {
    var pair = "'" + source.name() + "' and '" + embed.relation() + "'";
    var near =
        Similar.to(
            embed.relation(),
            ways.stream().map(way -> way.target().name()).distinct().sorted().toList());
    return HttpError.rest(
            400,
            "PGRST200",
            "Could not find a relationship between " + pair + " in the schema cache",
            "Searched for a foreign key relationship between "
                + pair
                + embed.hint().map(hint -> " using the hint '" + hint + "'").orElse("")
                + " in the schema '"
                + source.schema()
                + "', but no matches were found.")
        .hint(
            near.filter(name -> !name.equals(embed.relation()))
                .map(name ->
                    "Perhaps you meant '" + name + "' instead of '" + embed.relation() + "'."));
  }

  private HttpError several(Selection.Embed embed, List<Relationship> found) {
    var choices =
        found.stream()
            .map(way -> "'" + embed.relation() + "!" + way.choice(source).hint() + "'")
            .collect(Collectors.joining(", "));
    return HttpError.rest(
            300,
            "PGRST201",
            "Could not embed because more than one relationship was found for '"
                + source.name()
                + "' and '"
                + embed.relation()
                + "'")
        .details(details(found))
        .hint(
            Optional.of(
                "Try changing '"
                    + embed.relation()
                    + "' to one of the following: "
                    + choices
                    + ". Find the desired relationship in the 'details' key."));
  }

  private JsonNode details(List<Relationship> found) {
    var details = JsonNodeFactory.instance.arrayNode();
    for (var way : found) {
      var choice = way.choice(source);
      details
          .addObject()
          .put("cardinality", choice.cardinality())
          .put("embedding", source.name() + " with " + way.target().name())
          .put("relationship", choice.relationship());
    }
    return details;
  }
}
