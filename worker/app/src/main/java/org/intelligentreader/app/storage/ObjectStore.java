package org.intelligentreader.app.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.book.bundle.BundleFile;

/// One bucket. Keys are `<user>/<book>/…`.
public interface ObjectStore {
  /// Downloads into `file`, whole or not at all, and continues where a link broke; answers the
  /// version that the server names, if it names one.
  Optional<String> download(String key, Path file) throws IOException, InterruptedException;

  /// The version of an object, as [#download] answers it; empty when there is no such object.
  Optional<String> etag(String key) throws IOException, InterruptedException;

  /// Stores a file, replacing an older one of the same key. No try lasts longer than `limit`.
  void upload(String key, BundleFile file, TimeLimit limit)
      throws IOException, InterruptedException;

  /// Removes objects; those that do not exist are skipped.
  void remove(List<String> keys, TimeLimit limit) throws IOException, InterruptedException;
}
