package org.intelligentreader.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.language.overrides.Overrides;

/// Fetches what people corrected in a book; most books have nothing.
final class BookOverrides {
  private BookOverrides() {}

  static Overrides of(ObjectStore store, Job job, Path folder)
      throws IOException, InterruptedException {
    var file = folder.resolve("overrides.json");
    try {
      store.download(job.overridesKey(), file);
    } catch (MissingException e) {
      return Overrides.NONE;
    }
    return Overrides.read(Files.readAllBytes(file));
  }
}
