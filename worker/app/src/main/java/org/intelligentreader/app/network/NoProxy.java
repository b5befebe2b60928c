package org.intelligentreader.app.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which hosts are called without the proxy: `NO_PROXY` as curl, Go and Python read it. Entries are
/// split at commas or blanks; each is `*`, a host, a domain with or without a dot before it, an
/// address, or a network such as `10.0.0.0/8`, and may end with a port. This machine itself is
/// never behind the proxy.
public record NoProxy(String list) {
  /// True when the proxy is not for this URL.
  public boolean covers(URI url) {
    var host = bare(url.getHost().toLowerCase(Locale.ROOT));
    return isThisMachine(host)
        || Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(entry -> !entry.isEmpty())
            .anyMatch(entry -> covers(entry, host, port(url)));
  }

  private static boolean covers(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return address(host).map(address -> isIn(entry, address)).orElse(false);
    }
    var named = port(entry).isPresent();
    if (named && !port(entry).equals(Optional.of(String.valueOf(port)))) {
      return false;
    }
    var name = bare(named ? entry.substring(0, entry.lastIndexOf(':')) : entry);
    var domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".")
        ? host.endsWith(domain) || host.equals(domain.substring(1))
        : host.equals(domain) || host.endsWith("." + domain) || sameAddress(domain, host);
  }

  /// The port behind `host:` or `[address]:`; an IPv6 address alone has none.
  private static Optional<String> port(String entry) {
    var colon = entry.lastIndexOf(':');
    var bracket = entry.lastIndexOf(']');
    var alone = colon >= 0 && entry.indexOf(':') == colon;
    return (alone || bracket >= 0) && colon > bracket
        ? Optional.of(entry.substring(colon + 1))
        : Optional.empty();
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || address(host).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  private static boolean sameAddress(String entry, String host) {
    var wanted = address(entry);
    return wanted.isPresent() && wanted.equals(address(host));
  }

  private static boolean isIn(String network, InetAddress address) {
    var parts = network.split("/", 2);
    var start = address(bare(parts[0])).map(InetAddress::getAddress).orElse(new byte[0]);
    var bits = parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
    var bytes = address.getAddress();
    if (start.length != bytes.length || bits < 0 || bits > bytes.length * 8) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> bit % 8;
      if ((start[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// An address in figures; a name is never looked up.
  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
