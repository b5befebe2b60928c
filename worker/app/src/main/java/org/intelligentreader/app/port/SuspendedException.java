package org.intelligentreader.app.port;

/// The server takes no calls for longer than a call can wait: it is paused, restricted, or asks to
/// be left alone. Nothing is wrong with the job.
public final class SuspendedException extends ServerException {
  private static final long serialVersionUID = 1;

  public SuspendedException(Fault fault) {
    super(fault);
  }

  @Override
  public SuspendedException with(Fault other) {
    return new SuspendedException(other);
  }
}
