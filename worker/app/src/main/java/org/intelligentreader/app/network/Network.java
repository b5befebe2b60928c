package org.intelligentreader.app.network;

import java.util.Optional;

/// How this process reaches its project. Without a proxy of the environment Java's own settings
/// hold, such as `-Dhttps.proxyHost`.
public record Network(Route route, Authorities authorities) {
  /// Nothing but Java's own settings.
  public static final Network PLAIN = new Network(new Route.Unsaid(), Authorities.NONE);

  /// The proxy between here and the project.
  public Optional<ProxyServer> proxy() {
    return route instanceof Route.Through(var proxy) ? Optional.of(proxy) : Optional.empty();
  }

  /// Which way calls take.
  public sealed interface Route {
    /// The environment names no proxy.
    record Unsaid() implements Route {}

    /// The environment says that this host is not behind the proxy.
    record Straight() implements Route {}

    /// All calls go through a proxy.
    record Through(ProxyServer proxy) implements Route {}
  }
}
