package org.intelligentreader.local.auth;

/// What a session was given to. Its refresh tokens say so, since they outlive each access token and
/// a restart of the stack.
public enum Device {
  THIS_MACHINE(""),
  PAIRED("paired-");

  private final String prefix;

  Device(String prefix) {
    this.prefix = prefix;
  }

  /// The start of the session's refresh tokens.
  String prefix() {
    return prefix;
  }

  /// That of a refresh token that the stack knows.
  static Device of(String refreshToken) {
    return refreshToken.startsWith(PAIRED.prefix) ? PAIRED : THIS_MACHINE;
  }
}
