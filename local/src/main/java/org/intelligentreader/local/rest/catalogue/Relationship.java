package org.intelligentreader.local.rest.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intelligentreader.local.sql.Sql;

/// A way from the rows of one relation to those of another. Source: PostgREST 14, "Resource
/// embedding".
public sealed interface Relationship {
  /// The relation at its end.
  Name target();

  /// True when a row has one related row at most.
  boolean toOne();

  /// What comes after `from` for the related rows, known as `inner`.
  String from(String outer, String inner);

  /// The condition that joins a related row to one of `outer`.
  String join(String outer, String inner);

  /// The columns of the outer row that the way begins at; none when it takes the whole row.
  List<String> here();

  /// True when a request may mean this way by `hint`.
  boolean isNamed(String hint);

  /// How it is told to somebody who has to choose, and the word that chooses it.
  Choice choice(Name source);

  /// One of several ways.
  record Choice(String cardinality, String relationship, String hint) {}

  /// A relation's schema and name.
  record Name(String schema, String name) {
    String sql() {
      return Sql.name(schema) + "." + Sql.name(name);
    }

    String with(List<String> columns) {
      return name + "(" + String.join(", ", columns) + ")";
    }
  }

  /// A foreign key, seen from its owner or from the relation that it points at.
  record Key(
      String constraint,
      Name target,
      boolean owner,
      boolean unique,
      List<String> here,
      List<String> there,
      boolean toView)
      implements Relationship {
    @Override
    public boolean toOne() {
      return owner || unique;
    }

    @Override
    public String from(String outer, String inner) {
      return target.sql() + " as " + inner;
    }

    @Override
    public String join(String outer, String inner) {
      return equal(outer, here, inner, there);
    }

    @Override
    public boolean isNamed(String hint) {
      return constraint.equals(hint) || isColumn(hint, here) || isColumn(hint, there);
    }

    /// True when the key's own column is called so.
    boolean isOwnColumn(String name) {
      return isColumn(name, owner ? here : there);
    }

    @Override
    public Choice choice(Name source) {
      var cardinality = unique ? "one-to-one" : owner ? "many-to-one" : "one-to-many";
      return new Choice(
          cardinality,
          constraint + " using " + source.with(here) + " and " + target.with(there),
          constraint);
    }

    private static boolean isColumn(String hint, List<String> columns) {
      return columns.size() == 1 && columns.getFirst().equals(hint);
    }
  }

  /// Many to many, through a table whose primary key is made of two foreign keys.
  record Junction(Name table, Key toHere, Key toThere) implements Relationship {
    @Override
    public Name target() {
      return toThere.target();
    }

    @Override
    public boolean toOne() {
      return false;
    }

    @Override
    public String from(String outer, String inner) {
      return target().sql() + " as " + inner + ", " + table.sql() + " as " + between(inner);
    }

    @Override
    public String join(String outer, String inner) {
      return equal(outer, toHere.there(), between(inner), toHere.here())
          + " and "
          + equal(between(inner), toThere.here(), inner, toThere.there());
    }

    @Override
    public List<String> here() {
      return toHere.there();
    }

    @Override
    public boolean isNamed(String hint) {
      return table.name().equals(hint);
    }

    @Override
    public Choice choice(Name source) {
      return new Choice(
          "many-to-many",
          table.name()
              + " using "
              + toHere.constraint()
              + "("
              + String.join(", ", toHere.here())
              + ") and "
              + toThere.constraint()
              + "("
              + String.join(", ", toThere.here())
              + ")",
          table.name());
    }

    private static String between(String inner) {
      return Sql.name(inner.substring(1, inner.length() - 1) + "_via");
    }
  }

  /// A function from a row to related rows.
  record Computed(Name function, Name source, Name target, boolean toOne) implements Relationship {
    @Override
    public String from(String outer, String inner) {
      return function.sql() + "((" + outer + ")::" + source.sql() + ") as " + inner;
    }

    @Override
    public String join(String outer, String inner) {
      return "true";
    }

    @Override
    public List<String> here() {
      return List.of();
    }

    @Override
    public boolean isNamed(String hint) {
      return function.name().equals(hint);
    }

    @Override
    public Choice choice(Name origin) {
      return new Choice(toOne ? "many-to-one" : "one-to-many", function.name(), function.name());
    }
  }

  private static String equal(String outer, List<String> here, String inner, List<String> there) {
    return IntStream.range(0, here.size())
        .mapToObj(
            i -> inner + "." + Sql.name(there.get(i)) + " = " + outer + "." + Sql.name(here.get(i)))
        .collect(Collectors.joining(" and "));
  }
}
