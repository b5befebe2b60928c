package org.intelligentreader.app.supabase.faults;

import java.net.URI;
import org.intelligentreader.app.network.Network;
import org.intelligentreader.app.network.ProxyServer;

/// Whom a call connects to: the project, or the proxy before it. `name` is what messages call it.
public record Peer(String name, boolean isProxy) {
  /// On the way to a project.
  public static Peer of(URI project, Network network) {
    return network
        .proxy()
        .map(ProxyServer::toString)
        .map(proxy -> new Peer("the proxy in " + proxy, true))
        .orElseGet(() -> new Peer(project.getRawAuthority(), false));
  }
}
