package org.intelligentreader.app.supabase;

/// How much hangs on a call; decides how long it is repeated, and whether it waits when the server
/// asks its callers to wait.
public enum Urgency {
  /// A heartbeat: a lease hangs on it, so it goes before all others and waits for nobody's limit.
  BEAT,

  /// A call of a job under way.
  WORK,

  /// A look for work: nothing is lost when it comes later.
  IDLE
}
