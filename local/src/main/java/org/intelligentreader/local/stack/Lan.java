package org.intelligentreader.local.stack;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What this machine is called in its local network.
final class Lan {
  private Lan() {}

  /// Its name there, plain and as multicast DNS has it.
  static Set<String> names() {
    try {
      var name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      var plain = name.replaceFirst("\\..*", "");
      return new TreeSet<>(List.of(name, plain + ".local"));
    } catch (UnknownHostException e) {
      return Set.of("localhost");
    }
  }

  /// Its addresses, for people to type.
  static List<String> addresses() {
    var addresses = new ArrayList<String>();
    try {
      for (var network : NetworkInterface.networkInterfaces().toList()) {
        network
            .inetAddresses()
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .forEach(address -> addresses.add(address.getHostAddress()));
      }
    } catch (SocketException e) {
      // Then nobody can be told; the name still works.
    }
    return addresses;
  }
}
