package org.intelligentreader.supabase.model;

import java.util.Optional;
import java.util.UUID;

/// One job as the contract describes it, without SQL: the state, the number that fences, the
/// budget.
final class ModelJob {
  final String id;
  String status = "queued";
  int attempts;
  int forgiven;
  int releases;
  int max = 5;
  boolean deferred;
  boolean due;
  boolean expired;
  boolean legacy;
  int progress;
  String source;
  String bundle = "";
  String code = "";
  String worker = "";
  Optional<UUID> key = Optional.empty();

  ModelJob(String id, String source) {
    this.id = id;
    this.source = source;
  }

  boolean open() {
    return status.equals("queued") || processing();
  }

  boolean processing() {
    return status.equals("processing");
  }

  boolean ready() {
    return status.equals("queued") && !deferred;
  }

  int used() {
    return attempts - forgiven;
  }

  /// What a call that names this attempt is told.
  String verdict(int attempt) {
    if (attempts != attempt) {
      return "lost";
    }
    return switch (status) {
      case "cancelled" -> "cancelled";
      case "processing" -> expired ? "expired" : "held";
      default -> "lost";
    };
  }

  boolean sameClaim(String claimant, Optional<UUID> claimKey) {
    return processing()
        && !expired
        && key.isPresent()
        && key.equals(claimKey)
        && worker.equals(claimant);
  }

  void lease(String claimant, Optional<UUID> claimKey, int limit, boolean old) {
    become("processing");
    attempts++;
    progress = 0;
    code = "";
    max = limit;
    worker = claimant;
    key = claimKey;
    legacy = old;
  }

  /// Back in line while the budget lasts, else an error.
  String endAttempt(boolean mayRetry, String why) {
    boolean again = mayRetry && used() < max;
    become(again ? "queued" : "error");
    deferred = again;
    progress = 0;
    code = why;
    return status;
  }

  /// The first three releases cost nothing.
  String release(boolean pause) {
    if (releases >= 3 && used() >= max) {
      return endAttempt(false, "released-too-often");
    }
    become("queued");
    progress = 0;
    deferred = pause;
    if (releases < 3) {
      releases++;
      forgiven++;
    }
    return status;
  }

  void finish(String path) {
    become("done");
    progress = 100;
    bundle = path;
    code = "";
  }

  /// True when the worker that is cut off now may go on writing until it hears of it.
  boolean mayStillBeWritten() {
    return processing() && !expired && !legacy;
  }

  void cancel() {
    if (!status.equals("done") && !status.equals("cancelled")) {
      become("cancelled");
    }
  }

  /// A user's retry or upload of a job that does not wait in line.
  void restart(String newSource, boolean quiet) {
    become("queued");
    deferred = quiet;
    progress = 0;
    code = "";
    source = newSource;
    forgiven = attempts;
    releases = 0;
  }

  private void become(String next) {
    status = next;
    expired = false;
    deferred = false;
    due = false;
    if (!processing()) {
      key = Optional.empty();
    }
  }

  @Override
  public String toString() {
    var lease = !processing() ? "none" : expired ? "over" : "live";
    return "%s attempts=%d forgiven=%d releases=%d max=%d deferred=%s lease=%s legacy=%s progress=%d source=%s bundle=%s code=%s"
        .formatted(
            status, attempts, forgiven, releases, max, deferred, lease, legacy, progress, source,
            bundle, code);
  }
}
