package org.intelligentreader.book.bundle;

import java.io.IOException;

/// Where the files of a bundle go: a folder, or object storage. The manifest comes last: it is the
/// commit point.
@FunctionalInterface
public interface BundleSink {
  /// Stores one file, replacing an older one. Returns when it is safe there, or, if the sink works
  /// in parallel, when it has taken charge of it; a manifest is only stored after everything before
  /// it is safe.
  void put(BundleFile file) throws IOException, InterruptedException;
}
