package org.intelligentreader.app.job;

import org.intelligentreader.book.ProcessedBook;

/// How a claimed job ended for this worker.
public sealed interface Outcome {
  /// The bundle is committed.
  record Completed(ProcessedBook book) implements Outcome {}

  /// The failure is recorded in the row.
  record Failed(Failure failure) implements Outcome {}

  /// Somebody else has the job, or its user cancelled or deleted it; `why` is the queue's word.
  record Stopped(String why) implements Outcome {}

  /// This process was told to stop; the job was given back.
  record Interrupted() implements Outcome {}
}
