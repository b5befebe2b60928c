package org.intelligentreader.app.network;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An HTTP proxy, and the variable that names it. Its password is never shown.
public record ProxyServer(String variable, String host, int port, Optional<String> authorization) {
  private static final int STANDARD_PORT = 80;
  private static final Pattern SCHEME =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$", Pattern.DOTALL);

  /// What no URL has, at least not unescaped, and what would end a name for another reader.
  private static final Pattern IMPOSSIBLE = Pattern.compile("[\\p{C}\\p{Z}]|://");

  /// Reads `http://user:password@host:port`, where all but the host may be missing. Throws with the
  /// reason, which shows nothing of the value.
  public static ProxyServer of(String variable, String value) throws BadProxyException {
    var matcher = SCHEME.matcher(value);
    var scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "http";
    if (!scheme.equals("http")) {
      throw new BadProxyException(
          variable
              + " names a proxy of the kind "
              + scheme
              + "://, which this worker does not support: give one as http://host:port");
    }
    var rest = matcher.matches() ? matcher.group(2) : value;
    if (IMPOSSIBLE.matcher(rest).find()) {
      throw unusable(variable);
    }
    var slash = rest.indexOf('/', rest.lastIndexOf('@') + 1);
    var authority = slash < 0 ? rest : rest.substring(0, slash);
    var at = authority.lastIndexOf('@');
    var server = server(variable, authority.substring(at + 1));
    var port = server.getPort() < 0 ? STANDARD_PORT : server.getPort();
    return new ProxyServer(
        variable, bare(server.getHost()), port, authorization(authority.substring(0, at + 1)));
  }

  /// What nobody may read in the value of such a variable.
  public static List<String> secretsOf(String value) {
    var matcher = SCHEME.matcher(value);
    var rest = matcher.matches() ? matcher.group(2) : value;
    var at = rest.lastIndexOf('@');
    if (at < 0) {
      return List.of();
    }
    var coded = authorization(rest.substring(0, at + 1)).orElse("").replace("Basic ", "");
    return List.of(rest.substring(0, at), decoded(rest.substring(0, at)), coded);
  }

  private static URI server(String variable, String hostAndPort) throws BadProxyException {
    try {
      var server = URI.create("http://" + hostAndPort);
      if (server.getHost() != null && server.getPort() <= 65_535 && server.getPort() != 0) {
        return server;
      }
    } catch (IllegalArgumentException e) {
      // Told below, together with what parses but names no host.
    }
    throw unusable(variable);
  }

  private static BadProxyException unusable(String variable) {
    return new BadProxyException(
        variable + " does not name a usable proxy: give one as http://host:port");
  }

  /// `user:password@`, in which signs of URLs may be written with percent signs.
  private static Optional<String> authorization(String userInfo) {
    if (userInfo.isEmpty()) {
      return Optional.empty();
    }
    var plain = decoded(userInfo.substring(0, userInfo.length() - 1));
    var both = plain.contains(":") ? plain : plain + ":";
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return variable + " (" + host + ":" + port + ")";
  }

  /// A proxy that cannot be used; the message says why and what to do.
  public static final class BadProxyException extends Exception {
    private static final long serialVersionUID = 1;

    BadProxyException(String message) {
      super(message);
    }
  }
}
