package org.intelligentreader.app.port;

/// The server cannot keep a value of this call; the same value is refused again.
public final class InvalidException extends ServerException {
  private static final long serialVersionUID = 1;

  public InvalidException(Fault fault) {
    super(fault);
  }

  @Override
  public InvalidException with(Fault other) {
    return new InvalidException(other);
  }
}
