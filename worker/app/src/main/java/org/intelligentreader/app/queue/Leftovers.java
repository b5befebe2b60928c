package org.intelligentreader.app.queue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Knows which objects of the bucket no row names any more: editions that were replaced or never
/// finished, and what is left of deleted books. Nothing younger than an hour is among them.
public interface Leftovers {
  /// Looks at the next few objects of the walk that all workers share; it begins again after the
  /// last object. Nothing is looked at while another worker does the same.
  Slice goOn() throws IOException, InterruptedException;

  /// Looks at the first objects that come after the name `after`.
  Slice after(String after) throws IOException, InterruptedException;

  /// Those of `names` that are still left over: for the moment before they are removed.
  List<String> still(List<String> names) throws IOException, InterruptedException;

  /// What a look found; `next` is where to continue, empty at the end of the bucket.
  record Slice(List<String> names, int lookedAt, Optional<String> next) {}
}
