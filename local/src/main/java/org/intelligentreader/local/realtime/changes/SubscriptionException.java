package org.intelligentreader.local.realtime.changes;

/// A subscription that cannot be; the message says why.
public final class SubscriptionException extends Exception {
  private static final long serialVersionUID = 1;

  SubscriptionException(String message) {
    super(message);
  }
}
