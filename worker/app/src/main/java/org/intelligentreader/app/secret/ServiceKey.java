package org.intelligentreader.app.secret;

/// A key that may act as `service_role`: a legacy JWT or an opaque `sb_secret_` key. Never shown.
/// It can always be the value of a header: one that cannot is printed whole by the HTTP client's
/// own exception.
public record ServiceKey(String value) {
  public ServiceKey {
    if (value.isEmpty() || !value.chars().allMatch(KeyCheck::isPossible)) {
      throw new IllegalArgumentException("the text has a character that a key cannot have");
    }
  }

  /// True for the newer kind, which goes into the `apikey` header alone.
  public boolean isOpaque() {
    return value.startsWith("sb_");
  }

  @Override
  public String toString() {
    return "ServiceKey[hidden]";
  }
}
