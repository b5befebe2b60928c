package org.intelligentreader.app.port;

/// There is no object of that key.
public final class MissingException extends ServerException {
  private static final long serialVersionUID = 1;

  public MissingException(Fault fault) {
    super(fault);
  }

  @Override
  public MissingException with(Fault other) {
    return new MissingException(other);
  }
}
