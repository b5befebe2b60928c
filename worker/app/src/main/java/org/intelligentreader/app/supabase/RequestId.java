package org.intelligentreader.app.supabase;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the gateway before a project calls a request in its own logs; people who help ask for it.
final class RequestId {
  /// Supabase's own, that of gateways before self-hosted projects, and Cloudflare's.
  private static final List<String> HEADERS = List.of("sb-request-id", "x-request-id", "cf-ray");

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{4,100}");

  private RequestId() {}

  /// The header's name and its value, such as `cf-ray 8f2a61b0cd1e2f3a-FRA`.
  static Optional<String> of(HttpHeaders headers) {
    return HEADERS.stream()
        .flatMap(name ->
            headers.firstValue(name).stream()
                .filter(id -> FORM.matcher(id).matches())
                .map(id -> name + " " + id))
        .findFirst();
  }
}
