package org.intelligentreader.app.cli.project;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.supabase.Retry;
import org.intelligentreader.app.supabase.RetryBudget;
import org.intelligentreader.app.supabase.SupabaseClient;

/// The project that the environment names, for commands that talk to it.
public record Project(WorkerConfig config, SupabaseClient client) implements AutoCloseable {
  /// People wait less than a worker does.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Reads the same variables as the worker.
  public static Project of(Environment environment) throws BadConfigException {
    var config = ConfigReader.of(environment.variables(), "operator");
    var asked = config.pace().patience();
    var patience = asked.compareTo(PATIENCE) < 0 ? asked : PATIENCE;
    var retry =
        new Retry(
            RetryBudget.ofRun(patience), RandomGenerator.getDefault(), MonotonicClock.system());
    var server = config.supabase();
    return new Project(
        config, new SupabaseClient(server.url(), server.key(), retry, server.network()));
  }

  @Override
  public void close() {
    client.close();
  }

  /// What a command does with the project; answers its exit code.
  @FunctionalInterface
  public interface Work {
    ExitCode on(Project project) throws IOException, InterruptedException;
  }

  /// Does the work, or says on `err` why it cannot be done and what to do about it.
  public static ExitCode run(Environment environment, PrintStream err, Work work)
      throws InterruptedException {
    try (var project = of(environment)) {
      return work.on(project);
    } catch (BadConfigException e) {
      err.println(e.getMessage());
      return ExitCode.BAD_INPUT;
    } catch (UnavailableException e) {
      err.println("The server cannot be reached: " + e.sentences());
    } catch (ServerException e) {
      err.println("The server refused: " + e.sentences());
    } catch (IOException e) {
      err.println("The command failed: " + e.getMessage() + ".");
    }
    return ExitCode.UNAVAILABLE;
  }
}
