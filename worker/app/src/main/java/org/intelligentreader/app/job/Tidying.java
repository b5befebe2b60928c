package org.intelligentreader.app.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.Leftovers;
import org.intelligentreader.app.queue.Leftovers.Slice;
import org.intelligentreader.app.storage.ObjectStore;

/// Removes the objects that no row names any more. Safe at any time and in any number of processes
/// at once: an edition that was left is never written by a live attempt and never named again.
public final class Tidying {
  /// So many slices of the bucket are looked at in one run of a worker; the next run continues
  /// there.
  private static final int SLICES = 5;

  /// Removed by one request, after one more look: what was named or uploaded meanwhile stays.
  private static final int AT_ONCE = 100;

  private static final TimeLimit PATIENT = TimeLimit.of(Duration.ofSeconds(60));

  private final Leftovers leftovers;
  private final ObjectStore store;

  public Tidying(Leftovers leftovers, ObjectStore store) {
    this.leftovers = leftovers;
    this.store = store;
  }

  /// What was looked at, what nobody names, and what of it was removed.
  public record Result(int lookedAt, int found, int removed) {
    static final Result NOTHING = new Result(0, 0, 0);

    Result plus(Slice slice, int gone) {
      return new Result(lookedAt + slice.lookedAt(), found + slice.names().size(), removed + gone);
    }
  }

  /// Continues with the walk that all workers share, for a bounded while.
  public Result some() throws IOException, InterruptedException {
    var result = Result.NOTHING;
    for (var slices = 0; slices < SLICES; slices++) {
      var slice = leftovers.goOn();
      result = result.plus(slice, remove(slice.names()));
      if (slice.next().isEmpty()) {
        break;
      }
    }
    return result;
  }

  /// Removes all that is left over in the bucket.
  public Result all() throws IOException, InterruptedException {
    return walk(this::remove);
  }

  /// Tells what [#all] would remove.
  public Result look(Consumer<String> found) throws IOException, InterruptedException {
    return walk(names -> {
      names.forEach(found);
      return 0;
    });
  }

  @FunctionalInterface
  private interface Handling {
    int removed(List<String> names) throws IOException, InterruptedException;
  }

  private Result walk(Handling handling) throws IOException, InterruptedException {
    var result = Result.NOTHING;
    var from = Optional.of("");
    while (from.isPresent()) {
      var slice = leftovers.after(from.get());
      result = result.plus(slice, handling.removed(slice.names()));
      from = slice.next();
    }
    return result;
  }

  private int remove(List<String> names) throws IOException, InterruptedException {
    var removed = 0;
    for (var from = 0; from < names.size(); from += AT_ONCE) {
      var some = leftovers.still(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
      if (!some.isEmpty()) {
        store.remove(some, PATIENT);
        removed += some.size();
      }
    }
    return removed;
  }
}
