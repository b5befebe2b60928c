package org.intelligentreader.local.rest.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// How the values of a column look outside the database, where its type is a domain with implicit
/// casts: the functions that show a value as JSON, read it from the text of a filter, and read it
/// from the JSON of a body. Source: PostgREST 14, "Domain representations".
public record Format(
    Optional<String> toJson, Optional<String> fromText, Optional<String> fromJson) {
  static Format of(JsonNode functions) {
    return new Format(
        function(functions, "toJson"),
        function(functions, "fromText"),
        function(functions, "fromJson"));
  }

  private static Optional<String> function(JsonNode functions, String name) {
    return Optional.ofNullable(functions.path(name).textValue());
  }
}
