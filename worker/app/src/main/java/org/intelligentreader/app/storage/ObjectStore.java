package org.intelligentreader.app.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.bundle.BundleFile;

/// One bucket. Keys are `<user>/<book>/…`.
public interface ObjectStore {
  /// Downloads into `file`, whole or not at all.
  void download(String key, Path file) throws IOException, SupabaseException, InterruptedException;

  /// Stores a file, replacing an older one of the same key.
  void upload(String key, BundleFile file)
      throws IOException, SupabaseException, InterruptedException;

  /// Removes objects; those that do not exist are no error.
  void remove(List<String> keys) throws IOException, SupabaseException, InterruptedException;
}
