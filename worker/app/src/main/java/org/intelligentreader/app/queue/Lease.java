package org.intelligentreader.app.queue;

import java.util.UUID;

/// The right to work on one job. `attempt` is the fencing number: it grows with every claim, so a
/// call with an older one changes nothing.
public record Lease(UUID jobId, int attempt) {}
