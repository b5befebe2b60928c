package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form of an answer. Source: PostgREST 14, "Media types" and "Media type handlers".
public sealed interface Media {
  /// The `Content-Type` of the answer.
  String contentType();

  /// True for one object instead of a list.
  default boolean isObject() {
    return false;
  }

  /// True when what is null is left out.
  default boolean isStripped() {
    return false;
  }

  /// Forms that need nothing of the database.
  enum BuiltIn implements Media {
    JSON("application/json"),
    OBJECT("application/vnd.pgrst.object+json"),
    STRIPPED("application/vnd.pgrst.array+json;nulls=stripped"),
    STRIPPED_OBJECT("application/vnd.pgrst.object+json;nulls=stripped"),
    CSV("text/csv");

    private final String type;

    BuiltIn(String type) {
      this.type = type;
    }

    @Override
    public String contentType() {
      return type + "; charset=utf-8";
    }

    @Override
    public boolean isObject() {
      return this == OBJECT || this == STRIPPED_OBJECT;
    }

    @Override
    public boolean isStripped() {
      return this == STRIPPED || this == STRIPPED_OBJECT;
    }
  }

  /// How PostgreSQL would find the rows, instead of the rows in the form `of`. Source: PostgREST
  /// 14, "Execution plan".
  record Plan(Media of, boolean isJson, List<String> options) implements Media {
    @Override
    public String contentType() {
      var named = options.isEmpty() ? "" : "; options=" + String.join("|", options);
      return type() + named + "; charset=utf-8";
    }

    String type() {
      var form = of.contentType().replace("; charset=utf-8", "");
      return "application/vnd.pgrst.plan+" + (isJson ? "json" : "text") + "; for=\"" + form + "\"";
    }

    /// What stands before the query.
    public String explain() {
      var wishes = new ArrayList<>(options);
      wishes.add("format " + (isJson ? "json" : "text"));
      return "explain (" + String.join(", ", wishes) + ") ";
    }
  }

  /// A form that a function of the database makes, whose result has a domain with the name of a
  /// media type. `aggregate` is absent when the function that was called makes it itself, and
  /// `rowType` when the aggregate takes rows of all relations.
  record Made(String type, Optional<String> aggregate, Optional<String> rowType) implements Media {
    /// PostgREST names the character set of the types it knows.
    @Override
    public String contentType() {
      return switch (type) {
        case "application/json", "application/geo+json", "text/csv", "text/plain", "text/xml" ->
            type + "; charset=utf-8";
        default -> type;
      };
    }
  }
}
