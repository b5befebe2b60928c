package org.intelligentreader.app.config;

import java.util.Optional;
import java.util.regex.Pattern;

/// The project's URL as it was meant: the API page of a project shows the URLs of its services, and
/// people copy those. `note` says what was left out.
record ProjectAddress(String url, Optional<String> note) {
  private static final Pattern SERVICE =
      Pattern.compile("(.*?)(/(?:rest|storage|auth|functions|graphql|realtime)/v1)");

  static ProjectAddress of(String text) {
    var plain = text.replaceAll("/+$", "");
    var service = SERVICE.matcher(plain);
    if (!service.matches()) {
      return new ProjectAddress(plain, Optional.empty());
    }
    var url = service.group(1).replaceAll("/+$", "");
    return new ProjectAddress(
        url,
        Optional.of(
            "SUPABASE_URL ends with "
                + service.group(2)
                + ", the address of one service; taken without it, as the project's URL "
                + url));
  }
}
