package org.intelligentreader.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL that a killed stack could not take along. It still holds the data folder, so it
/// has to go before the next one starts.
final class LeftoverServer {
  private static final long PATIENCE_SECONDS = 60;

  private LeftoverServer() {}

  /// Stops the server that runs on `data`, if there is one. Only for the owner of the stack's lock:
  /// nobody else's server can be there then.
  static void stop(Path data) throws IOException {
    var leftover = find(data);
    if (leftover.isEmpty()) {
      return;
    }
    var server = leftover.get();
    server.destroy();
    try {
      server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an older PostgreSQL was stopping", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "an older PostgreSQL (process "
              + server.pid()
              + ") still runs on "
              + data
              + " and does not stop; end it and start again",
          e);
    }
  }

  /// Ends the programs of this process that still make the database on `data`, so that a start that
  /// was stopped leaves nothing half made: initdb removes what it wrote.
  static void stopPrograms(Path data) {
    var isInterrupted = Thread.interrupted();
    try {
      for (var program : ProcessHandle.current().children().filter(p -> runsOn(p, data)).toList()) {
        program.destroy();
        program.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      isInterrupted = true;
    } catch (ExecutionException | TimeoutException e) {
      // The next start finds it and says so.
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// A process number may have been given to another program since: its command line tells.
  private static Optional<ProcessHandle> find(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("[1-9][0-9]{0,9}"))
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of)
          .filter(process -> runsOn(process, data));
    }
  }

  private static boolean runsOn(ProcessHandle process, Path data) {
    return process.info().commandLine().filter(line -> line.contains(data.toString())).isPresent();
  }
}
