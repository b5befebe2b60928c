package org.intelligentreader.testing.circle.west;

import org.intelligentreader.testing.circle.east.East;

/// The other half.
public final class West {
  public String name(East other) {
    return other.toString();
  }
}
