package org.intelligentreader.app.port;

/// The call carries more than the server, or a proxy before it, takes.
public final class TooLargeException extends ServerException {
  private static final long serialVersionUID = 1;

  public TooLargeException(Fault fault) {
    super(fault);
  }

  @Override
  public TooLargeException with(Fault other) {
    return new TooLargeException(other);
  }
}
