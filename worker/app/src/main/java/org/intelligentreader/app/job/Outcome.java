package org.intelligentreader.app.job;

import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.book.ProcessedBook;
import org.intelligentreader.book.wording.Message;

/// How a claimed job ended for this worker.
public sealed interface Outcome {
  /// The bundle is committed.
  record Completed(ProcessedBook book) implements Outcome {}

  /// The failure is recorded in the row.
  record Failed(Message message) implements Outcome {}

  /// Somebody else has the job, or its user cancelled or deleted it; `why` is the queue's word.
  record Stopped(String why) implements Outcome {}

  /// This process was told to stop; the job was given back.
  record Interrupted() implements Outcome {}

  /// The project takes no calls, or this worker is set up wrongly; the job was given back.
  record GivenBack(ServerException why) implements Outcome {}

  /// The project could not be told how the job ended. Until its lease is over it still belongs to
  /// this worker, which gives it back as soon as the project answers.
  record Unsettled(Lease lease, ServerException why) implements Outcome {}
}
