package org.intelligentreader.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.app.secret.CharacterName;

/// What is wrong with a text that should be the URL of a project. The URL is printed when the
/// project cannot be reached, so nothing in it may be a secret.
final class ProjectUrl {
  private static final int LAST_PORT = 65_535;
  private static final String SCHEME =
      "write https:// and the project's host, for example https://abc.supabase.co";

  private static final String PORT = "has an invalid port: give one from 1 to 65535, or none";

  private static final Pattern AUTHORITY = Pattern.compile("([^:\\[\\]]+)(:.*)?");
  private static final Pattern ODD_IN_HOST = Pattern.compile("[^A-Za-z0-9.-]");

  private ProjectUrl() {}

  /// Throws when [#problem] finds something.
  static URI of(String text) {
    return URI.create(text.replaceAll("/+$", ""));
  }

  static Optional<String> problem(String text) {
    try {
      return problem(new URI(text.replaceAll("/+$", "")));
    } catch (URISyntaxException e) {
      return Optional.of(
          "is not an http(s) URL with a host: " + syntax(text, Math.max(0, e.getIndex())));
    }
  }

  private static String syntax(String text, int index) {
    return index >= text.length()
        ? SCHEME
        : "%s is not allowed at position %d; %s"
            .formatted(CharacterName.of(text.codePointAt(index)), index + 1, SCHEME);
  }

  private static Optional<String> problem(URI url) {
    if (url.getScheme() == null || !List.of("http", "https").contains(url.getScheme())) {
      return Optional.of("is not an http(s) URL with a host: " + SCHEME);
    }
    if (String.valueOf(url.getRawAuthority()).contains("@")) {
      return Optional.of("has a user name or a password before the host: remove it with its @");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("has a query or a fragment (? or #): remove it");
    }
    if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
      return Optional.of(PORT);
    }
    return url.getHost() == null
        ? Optional.of(host(String.valueOf(url.getRawAuthority())))
        : Optional.empty();
  }

  /// What is wrong with a host that Java does not take for one, perhaps because of its port.
  private static String host(String authority) {
    var parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return "is not an http(s) URL with a host: " + SCHEME;
    }
    var odd = ODD_IN_HOST.matcher(parts.group(1));
    if (odd.find()) {
      return "has a host with %s at position %d, which host names cannot have: %s"
          .formatted(
              CharacterName.of(odd.group().codePointAt(0)),
              odd.start() + 1,
              otherName(odd.group()));
    }
    return parts.group(2) == null ? "is not an http(s) URL with a host: " + SCHEME : PORT;
  }

  private static String otherName(String odd) {
    return odd.codePointAt(0) < 128
        ? "use another name of the machine, such as an alias of its container, or its IP address"
        : "write the name as domain registries do, in ASCII with xn--";
  }
}
