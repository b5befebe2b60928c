package org.intelligentreader.local.realtime;

/// What somebody may do on a channel.
record Rights(boolean hears, boolean sees, boolean speaks, boolean shows) {
  /// On a channel that is not private everybody may do everything.
  static final Rights ALL = new Rights(true, true, true, true);

  boolean areNone() {
    return !hears && !sees;
  }
}
