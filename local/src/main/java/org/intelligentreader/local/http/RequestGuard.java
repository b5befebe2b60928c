package org.intelligentreader.local.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/// Who may ask at all. A browser lets every page send requests to this machine, so each request
/// says for whom it comes: `Host` is a name of this machine (a foreign name that was pointed here
/// is refused), `Origin` is our own page or one that was named at the start, and `Sec-Fetch-Site`
/// agrees. A program sends no `Origin`. Source: Fetch Standard; Fetch Metadata Request Headers.
public final class RequestGuard {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?");
  private static final Set<String> PAGE = Set.of("/", "/index.html");

  private final Set<String> origins;
  private final Set<String> names;

  /// Somebody who was let in.
  public sealed interface Visit {
    /// A program, or our own page.
    record Own() implements Visit {}

    /// A page of another origin, which was named at the start.
    record Named(String origin) implements Visit {}
  }

  /// `origins` are those of other pages that may ask; `names` are what the machine is called in its
  /// network, none when only this machine is served.
  public RequestGuard(Set<String> origins, Set<String> names) {
    this.origins = Set.copyOf(origins);
    this.names = Set.copyOf(names);
  }

  /// True for `http://localhost:5173` and its like: a scheme, a host, perhaps a port, no more.
  public static boolean isOrigin(String text) {
    return ORIGIN.matcher(text).matches();
  }

  /// True when the other end of the connection is this machine itself.
  public static boolean isThisMachine(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        && peer.getAddress().isLoopbackAddress();
  }

  Visit admit(Request request) throws HttpError {
    var host = host(request);
    var origin = values(request, "Origin");
    if (origin.size() > 1) {
      throw refused("a request with " + origin.size() + " headers named Origin");
    }
    if (!origin.isEmpty() && origins.contains(origin.getFirst())) {
      return new Visit.Named(origin.getFirst());
    }
    if (!origin.isEmpty() && !origin.getFirst().equals("http://" + host)) {
      throw refused("a page of another origin; name it with --allow-origin if it is yours");
    }
    if (!isSameSite(request) && !(origin.isEmpty() && isVisit(request))) {
      throw refused("a page of another site; name it with --allow-origin if it is yours");
    }
    return new Visit.Own();
  }

  private String host(Request request) throws HttpError {
    var hosts = values(request, "Host");
    var host = hosts.size() == 1 ? hosts.getFirst().toLowerCase(Locale.ROOT) : "";
    var parts = HOST.matcher(host);
    if (!parts.matches() || !isOurs(parts.group(1), request)) {
      throw refused("a Host header that does not name this machine");
    }
    return host;
  }

  /// On a network the machine goes by the address that the connection came in at, too.
  private boolean isOurs(String name, Request request) {
    return THIS_MACHINE.contains(name)
        || names.contains(name)
        || (!names.isEmpty()
            && name.equals(address(request.getConnectionMetaData().getLocalSocketAddress())));
  }

  private static String address(SocketAddress local) {
    if (!(local instanceof InetSocketAddress socket)) {
      return "";
    }
    var address = socket.getAddress().getHostAddress().replaceFirst("%.*", "");
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static boolean isSameSite(Request request) {
    return values(request, "Sec-Fetch-Site").stream()
        .allMatch(site -> site.equals("same-origin") || site.equals("none"));
  }

  /// Somebody follows a link to the page: it is shown in a separate window, where the page that has
  /// the link cannot look.
  private static boolean isVisit(Request request) {
    return request.getMethod().equals("GET")
        && PAGE.contains(String.valueOf(request.getHttpURI().getPath()))
        && values(request, "Sec-Fetch-Mode").equals(List.of("navigate"))
        && values(request, "Sec-Fetch-Dest").equals(List.of("document"));
  }

  private static List<String> values(Request request, String header) {
    return request.getHeaders().getValuesList(header);
  }

  private static HttpError refused(String what) {
    return HttpError.plain(403, "foreign_request", "This stack does not answer " + what);
  }

  @Override
  public String toString() {
    return "RequestGuard" + new TreeSet<>(origins);
  }
}
