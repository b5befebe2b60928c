package org.intelligentreader.app.supabase.faults;

import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.TooLargeException;
import org.intelligentreader.app.port.UnavailableException;

/// What a worker does about a failure.
public enum FaultKind {
  /// Tries the call again, for as long as its patience lasts.
  PASSING,

  /// Gives the job back; ends, or waits in loop mode.
  LONG,

  /// Gives the job back and stops with one sentence; in loop mode tries again every few minutes.
  SETUP,

  /// Records the failure: it belongs to this book, and the same call fails again.
  BOOK,

  /// Records that the upload is not there.
  MISSING,

  /// Records the failure for good, with the limit's name.
  TOO_LARGE;

  /// The same kind as the ports throw it.
  public ServerException exception(Fault fault) {
    return switch (this) {
      case PASSING -> new UnavailableException(fault);
      case LONG -> new SuspendedException(fault);
      case SETUP -> new RefusedException(fault);
      case BOOK -> new InvalidException(fault);
      case MISSING -> new MissingException(fault);
      case TOO_LARGE -> new TooLargeException(fault);
    };
  }
}
