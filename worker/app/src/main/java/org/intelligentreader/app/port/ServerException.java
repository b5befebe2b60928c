package org.intelligentreader.app.port;

import java.io.IOException;

/// A server did not do what it was asked. The kind says what can be done about that; adapters
/// choose it by `docs/failures.md`.
public abstract sealed class ServerException extends IOException
    permits UnavailableException,
        SuspendedException,
        RefusedException,
        MissingException,
        InvalidException,
        TooLargeException {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  ServerException(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  /// What went wrong.
  public final Fault fault() {
    return fault;
  }

  /// The same kind of failure, told in other words.
  public abstract ServerException with(Fault other);

  /// Message and advice as whole sentences.
  public final String sentences() {
    return fault.message() + "." + (fault.advice().isEmpty() ? "" : " " + fault.advice());
  }
}
