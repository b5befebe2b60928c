package org.intelligentreader.local.realtime.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.sql.Sql;

/// Tells subscribers of the changes of rows that they may see. Source: Supabase Realtime, "Postgres
/// Changes".
public final class Changes implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Changes.class.getName());
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final int LONGEST_CHECK_SECONDS = 5;

  private record Entry(long id, Wish wish, Subscriber subscriber) {}

  private record Group(Subscriber subscriber, Optional<List<String>> columns) {}

  private final Postgres postgres;
  private final Views views;
  private final Consumer<JsonNode> messages;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private Optional<Replication> replication = Optional.empty();
  private Optional<Connection> asked = Optional.empty();

  private final Visibility visibility = new Visibility();

  /// `messages` is given each row that SQL puts into `realtime.messages`.
  public Changes(Postgres postgres, Consumer<JsonNode> messages) {
    this.postgres = postgres;
    this.views = new Views(postgres);
    this.messages = messages;
  }

  /// Follows the log from now on. The answer is done when every later commit is told.
  public synchronized CompletableFuture<Void> start() {
    if (replication.isEmpty()) {
      var started = new Replication(postgres.url(), this::dispatch);
      started.start();
      replication = Optional.of(started);
    }
    return replication.get().ready();
  }

  /// Adds a subscription that is known as `id` to its subscriber.
  public void subscribe(long id, JsonNode wish, Subscriber subscriber)
      throws SubscriptionException {
    var read = Wish.read(wish);
    check(read, wish, subscriber.claims());
    entries.add(new Entry(id, read, subscriber));
  }

  public void unsubscribe(Subscriber subscriber) {
    entries.removeIf(entry -> entry.subscriber().equals(subscriber));
  }

  @Override
  public synchronized void close() {
    replication.ifPresent(Replication::close);
    try {
      if (asked.isPresent()) {
        asked.get().close();
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "the connection was closed already", e);
    }
  }

  /// The connection on which the thread that follows the log asks.
  private Connection connection() throws SQLException {
    if (asked.isEmpty() || !asked.get().isValid(LONGEST_CHECK_SECONDS)) {
      var opened = postgres.admin();
      // A subscriber's filter may take long; everybody waits for it.
      Sql.execute(opened, "set timezone = 'UTC'; set statement_timeout = '3s'");
      asked = Optional.of(opened);
    }
    return asked.get();
  }

  private void check(Wish wish, JsonNode node, JsonNode claims) throws SubscriptionException {
    try {
      var shapes = views.published(wish, role(claims));
      if (shapes.isEmpty()) {
        throw new SubscriptionException(
            "Unable to subscribe to changes with given parameters. Please check Realtime is enabled"
                + " for the given connect parameters: "
                + node);
      }
      for (var shape : shapes) {
        check(wish, shape);
      }
    } catch (SQLException e) {
      throw refused(node, String.valueOf(e.getMessage()));
    }
  }

  private void check(Wish wish, Shape shape) throws SubscriptionException, SQLException {
    for (var condition : wish.conditions()) {
      if (!shape.isSelectable(condition.column())) {
        throw new SubscriptionException("invalid column for filter " + condition.column());
      }
    }
    for (var column : wish.columns().orElse(List.of())) {
      if (!shape.isSelectable(column)) {
        throw new SubscriptionException("invalid column for select " + column);
      }
    }
    if (wish.conditions().isEmpty()) {
      return;
    }
    var row =
        wish.conditions().stream()
            .map(condition -> new Cell(condition.column(), 0, false, Optional.empty()))
            .toList();
    var _ =
        postgres.<Boolean, SQLException>asOwner(
            connection -> Views.hold(connection, wish.conditions(), row, shape));
  }

  private static SubscriptionException refused(JsonNode node, String why) {
    return new SubscriptionException(
        "Unable to subscribe to changes with given parameters. An exception happened so please"
            + " check your connect parameters: "
            + node
            + ". Exception: "
            + why);
  }

  private void dispatch(Change change) {
    try {
      var connection = connection();
      visibility.await(connection, change.transaction());
      if (change.schema().equals("realtime") && change.name().equals("messages")) {
        var shape = views.shape(connection, change.table(), "postgres");
        messages.accept(views.json(connection, change.after(), shape));
        return;
      }
      var about = entries.stream().filter(entry -> entry.wish().isAbout(change)).toList();
      var byRole =
          about.stream().collect(Collectors.groupingBy(e -> role(e.subscriber().claims())));
      for (var role : byRole.entrySet()) {
        tell(connection, change, role.getValue(), role.getKey());
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a change could not be told", e);
    }
  }

  /// A role that cannot be told does not silence the next one.
  private void tell(Connection connection, Change change, List<Entry> about, String role) {
    try {
      dispatch(connection, change, about, role);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "a change could not be told to " + role, e);
    }
  }

  private void dispatch(Connection connection, Change change, List<Entry> about, String role)
      throws SQLException {
    var shape = views.shape(connection, change.table(), role);
    var error = error(change, shape);
    var groups = new HashMap<Group, List<Long>>();
    var found = new HashMap<JsonNode, Boolean>();
    for (var entry : about) {
      if (error.isPresent() || isFor(connection, change, entry, shape, found)) {
        groups
            .computeIfAbsent(
                new Group(entry.subscriber(), entry.wish().columns()), _ -> new ArrayList<>())
            .add(entry.id());
      }
    }
    for (var group : groups.entrySet()) {
      var data =
          error.isPresent()
              ? failure(change, error.get())
              : data(connection, change, shape, group.getKey().columns());
      group.getKey().subscriber().tell(data, group.getValue());
    }
  }

  private boolean isFor(
      Connection connection, Change change, Entry entry, Shape shape, Map<JsonNode, Boolean> found)
      throws SQLException {
    if (!holds(connection, change, entry, shape)) {
      return false;
    }
    // A row that is gone cannot be asked for: everybody is told its key.
    return !shape.isSecured()
        || change.action() == Change.Action.DELETE
        || found.computeIfAbsent(
            entry.subscriber().claims(), claims -> views.finds(claims, change, shape));
  }

  /// A filter that fails on a value hides the row from its own subscriber only.
  private static boolean holds(Connection connection, Change change, Entry entry, Shape shape)
      throws SQLException {
    try {
      return Views.hold(connection, entry.wish().conditions(), tested(change, shape), shape);
    } catch (SQLException e) {
      if (!connection.isValid(LONGEST_CHECK_SECONDS)) {
        throw e;
      }
      return false;
    }
  }

  /// Of a row that is gone, policies can no longer be asked: filters are asked about its key alone,
  /// as nothing else is told.
  private static List<Cell> tested(Change change, Shape shape) {
    if (!shape.isSecured() || change.action() != Change.Action.DELETE) {
      return change.tested();
    }
    return change.before().stream()
        .filter(cell -> shape.column(cell.name()).filter(Shape.Column::isPrimary).isPresent())
        .toList();
  }

  private static Optional<String> error(Change change, Shape shape) {
    if (change.action() == Change.Action.DELETE) {
      return Optional.empty();
    }
    if (shape.primary().isEmpty()) {
      return Optional.of("Error 400: Bad Request, no primary key");
    }
    return shape.primary().stream().allMatch(Shape.Column::isSelectable)
        ? Optional.empty()
        : Optional.of("Error 401: Unauthorized");
  }

  private static ObjectNode head(Change change) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schema", change.schema())
        .put("table", change.name())
        .put("type", change.action().name())
        .put("commit_timestamp", STAMP.format(change.committed()));
  }

  private static ObjectNode failure(Change change, String error) {
    var data = head(change);
    data.putArray("columns");
    data.putObject("record");
    data.putArray("errors").add(error);
    return data;
  }

  private ObjectNode data(
      Connection connection, Change change, Shape shape, Optional<List<String>> columns)
      throws SQLException {
    var data = head(change);
    data.putNull("errors");
    var list = data.putArray("columns");
    var shown =
        shape.columns().stream()
            .filter(Shape.Column::isSelectable)
            .filter(
                c -> c.isPrimary() || columns.map(names -> names.contains(c.name())).orElse(true))
            .toList();
    shown.forEach(c -> list.addObject().put("name", c.name()).put("type", c.type()));
    var visible = new Shape(shape.isSecured(), shown);
    if (change.action() != Change.Action.DELETE) {
      data.set("record", views.json(connection, change.after(), visible));
    }
    if (change.action() != Change.Action.INSERT) {
      // Of a row that is gone, policies can no longer be asked: its key is all that is told.
      var isSecret = shape.isSecured() && change.action() == Change.Action.DELETE;
      var old = isSecret ? new Shape(true, visible.primary()) : visible;
      data.set("old_record", views.json(connection, change.before(), old));
    }
    return data;
  }

  private static String role(JsonNode claims) {
    return claims.path("role").asText("anon");
  }
}
