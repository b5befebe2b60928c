package org.intelligentreader.app.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A key that may act as `service_role`: a legacy JWT or an opaque `sb_secret_` key. Never shown.
public record ServiceKey(String value) {
  private static final Pattern ROLE = Pattern.compile("\"role\"\\s*:\\s*\"([^\"]*)\"");

  /// True for the newer kind, which goes into the `apikey` header alone.
  public boolean isOpaque() {
    return value.startsWith("sb_");
  }

  /// What is wrong with the key as far as it shows by itself, in words.
  Optional<String> problem() {
    if (value.startsWith("sb_publishable_")) {
      return Optional.of(
          "is a publishable key for browsers; the worker needs the secret key (sb_secret_…)");
    }
    if (isOpaque()) {
      return Optional.empty();
    }
    var parts = value.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.of(
          "is neither a JWT nor an sb_secret_ key; copy it again from the project's API settings");
    }
    return role(parts[1])
        .filter(role -> !role.equals("service_role"))
        .map(role -> "has the role '" + role + "'; the worker needs the service_role key");
  }

  @Override
  public String toString() {
    return "ServiceKey[hidden]";
  }

  private static Optional<String> role(String payload) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
      var matcher = ROLE.matcher(json);
      return Optional.of(matcher.find() ? matcher.group(1) : "none");
    } catch (IllegalArgumentException e) {
      return Optional.of("unreadable");
    }
  }
}
