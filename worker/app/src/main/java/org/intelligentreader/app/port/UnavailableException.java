package org.intelligentreader.app.port;

/// The same call may succeed a moment later. Adapters throw it when they have tried for long
/// enough.
public final class UnavailableException extends ServerException {
  private static final long serialVersionUID = 1;

  public UnavailableException(Fault fault) {
    super(fault);
  }

  @Override
  public UnavailableException with(Fault other) {
    return new UnavailableException(other);
  }
}
