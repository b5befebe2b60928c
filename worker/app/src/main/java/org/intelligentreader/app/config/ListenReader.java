package org.intelligentreader.app.config;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `METRICS_LISTEN`: a port of this machine alone (`9464`), or an address and a port
/// (`0.0.0.0:9464`, `[::1]:9464`).
final class ListenReader {
  private static final Pattern PLACE =
      Pattern.compile("(?:(\\[[0-9A-Fa-f:]+\\]|[0-9.]+|localhost):)?([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> environment;
  private final List<String> problems;

  ListenReader(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  Optional<InetSocketAddress> read() {
    var value = Optional.ofNullable(environment.get("METRICS_LISTEN")).map(String::strip);
    return value.filter(text -> !text.isEmpty()).flatMap(this::address);
  }

  private Optional<InetSocketAddress> address(String text) {
    var parts = PLACE.matcher(text);
    if (parts.matches() && Integer.parseInt(parts.group(2)) <= LAST_PORT) {
      var host = Optional.ofNullable(parts.group(1)).orElse("127.0.0.1");
      var address =
          new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), Integer.parseInt(parts.group(2)));
      if (!address.isUnresolved()) {
        return Optional.of(address);
      }
    }
    problems.add(
        "METRICS_LISTEN "
            + ShownValue.of(text)
            + " must be a port, or an address and a port, such as 0.0.0.0:9464");
    return Optional.empty();
  }
}
