package org.intelligentreader.app.port;

/// The set-up is wrong: address, key, rights, schema or bucket. No call will succeed before
/// somebody fixes that.
public final class RefusedException extends ServerException {
  private static final long serialVersionUID = 1;

  public RefusedException(Fault fault) {
    super(fault);
  }

  @Override
  public RefusedException with(Fault other) {
    return new RefusedException(other);
  }
}
