package org.intelligentreader.app.config;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intelligentreader.app.network.Authorities;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.network.Network.Route;
import org.intelligentreader.app.network.NoProxy;
import org.intelligentreader.app.network.ProxyServer;

/// Reads the variables by which other programs, too, are told of proxies and authorities; adds what
/// is wrong to `problems`.
record NetworkReader(Map<String, String> environment, List<String> problems) {
  Network read(URI url) {
    return new Network(route(url), new Authorities(places()));
  }

  /// The small letters count first, as for curl; `ALL_PROXY` where nothing else is said.
  private Route route(URI url) {
    var named =
        Stream.of(url.getScheme() + "_proxy", "all_proxy")
            .flatMap(this::spellings)
            .filter(name -> get(name).isPresent())
            .findFirst();
    if (named.isEmpty()) {
      return new Route.Unsaid();
    }
    var except = spellings("no_proxy").flatMap(name -> get(name).stream()).findFirst().orElse("");
    if (url.getHost() == null || new NoProxy(except).covers(url)) {
      return new Route.Straight();
    }
    try {
      return new Route.Through(ProxyServer.of(named.get(), get(named.get()).orElseThrow()));
    } catch (ProxyServer.BadProxyException e) {
      problems.add(String.valueOf(e.getMessage()));
      return new Route.Straight();
    }
  }

  private Stream<String> spellings(String small) {
    return Stream.of(small, small.toUpperCase(Locale.ROOT));
  }

  /// A place that does not exist is not a problem while Java's own authorities do: images set these
  /// variables by themselves.
  private List<Path> places() {
    var found = new ArrayList<Path>();
    get("SSL_CERT_FILE").flatMap(NetworkReader::path).ifPresent(found::add);
    get("SSL_CERT_DIR").stream()
        .flatMap(list -> Arrays.stream(list.split(File.pathSeparator, -1)))
        .filter(place -> !place.isBlank())
        .flatMap(place -> path(place).stream())
        .forEach(found::add);
    return found.stream().filter(Files::isReadable).toList();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
