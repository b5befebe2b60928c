package org.intelligentreader.local.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.http.HttpError;

/// One item of `select`. Source: PostgREST 14, "Vertical filtering" and "Resource embedding".
public sealed interface Selection {
  /// `*`.
  public record All() implements Selection {}

  /// `alias:path::type`.
  public record Column(Optional<String> alias, String path, Optional<String> type)
      implements Selection {
    /// The column itself, without the way into its JSON.
    public String column() {
      return Parts.unquoted(path.split("->", 2)[0]);
    }

    /// What the caller gets it under: the alias, else the last step of the path.
    public Optional<String> name() {
      var step = path.substring(path.lastIndexOf('>') + 1);
      return alias.or(() -> step.equals(path) ? Optional.empty() : Optional.of(step));
    }
  }

  /// `alias:relation!hint!inner(items)`, or `...relation(items)`, whose items join the row itself.
  public record Embed(
      Optional<String> alias,
      String relation,
      Optional<String> hint,
      boolean inner,
      boolean spread,
      List<Selection> items)
      implements Selection {
    public String name() {
      return alias.orElse(relation);
    }
  }

  /// PostgreSQL has room for 1,664 columns.
  int MOST_ITEMS = 500;

  Pattern ALIAS = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\"|[^:\"(]+):(?!:)(.*)", Pattern.DOTALL);

  /// Reads the parameter; an empty one is everything.
  static List<Selection> parse(String select) throws HttpError {
    return parse(select, 0);
  }

  private static List<Selection> parse(String select, int depth) throws HttpError {
    if (depth > Parts.DEEPEST) {
      throw unparsable(select, "fewer relations within each other");
    }
    var items = new ArrayList<Selection>();
    for (var part : Parts.of(select)) {
      items.add(item(part.strip(), depth));
    }
    if (items.size() > MOST_ITEMS) {
      throw unparsable(items.size() + " items", "at most " + MOST_ITEMS);
    }
    return items.isEmpty() ? List.of(new All()) : items;
  }

  private static Selection item(String text, int depth) throws HttpError {
    if (text.equals("*")) {
      return new All();
    }
    if (text.startsWith("...") && text.endsWith(")")) {
      return embed(Optional.empty(), text.substring("...".length()), true, depth);
    }
    var named = ALIAS.matcher(text);
    var alias =
        named.matches() ? Optional.of(Parts.unquoted(named.group(1))) : Optional.<String>empty();
    var rest = alias.isPresent() ? named.group(2) : text;
    if (rest.endsWith("()")) {
      throw HttpError.rest(400, "PGRST123", "Use of aggregate functions is not allowed");
    }
    if (rest.endsWith(")")) {
      return embed(alias, rest, false, depth);
    }
    if (rest.isEmpty()) {
      throw unparsable(text, "unexpected end of input expecting field name (* or [a..z0..9_$])");
    }
    var cast = rest.indexOf("::");
    return cast < 0
        ? new Column(alias, rest, Optional.empty())
        : new Column(alias, rest.substring(0, cast), Optional.of(rest.substring(cast + 2)));
  }

  private static HttpError unparsable(String text, String expected) {
    return HttpError.rest(
        400,
        "PGRST100",
        "\"failed to parse select parameter (" + text + ")\" (line 1, column 1)",
        expected);
  }

  private static Embed embed(Optional<String> alias, String text, boolean spread, int depth)
      throws HttpError {
    var bracket = text.indexOf('(');
    if (bracket < 0) {
      throw unparsable(text, "unexpected \")\" expecting field name (* or [a..z0..9_$])");
    }
    var words = List.of(text.substring(0, bracket).split("!", -1));
    var hints =
        words.subList(1, words.size()).stream().filter(w -> !w.matches("inner|left")).toList();
    return new Embed(
        alias,
        words.getFirst(),
        hints.stream().findFirst(),
        words.contains("inner"),
        spread,
        parse(text.substring(bracket + 1, text.length() - 1), depth + 1));
  }
}
