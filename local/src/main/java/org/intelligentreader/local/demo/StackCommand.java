package org.intelligentreader.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.intelligentreader.app.StopSignal;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.stack.KeyFile;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The server alone, for the tests of somebody's application.
@Command(
    name = "stack",
    mixinStandardHelpOptions = true,
    description =
        "Starts the Supabase-compatible server alone, without worker and books, until it is"
            + " stopped: a test double for applications.")
public final class StackCommand implements Callable<Integer> {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final PrintStream terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for the database and files; default: one that is deleted at the end.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--port",
      converter = ArgumentTypes.Port.class,
      description = "Port; default: any free one.")
  private int port;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Use the keys in this file; new ones are stored in it if it does not exist.")
  private Optional<Path> keys = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "FILE.sql",
      description = "Run this SQL after the start, for tables and rows; may be repeated.")
  private List<Path> seeds = List.of();

  @Option(
      names = "--empty",
      description =
          "Leave out the tables, functions and bucket of the reader: for another application.")
  private boolean empty;

  @Mixin private AllowedPages allowed = new AllowedPages();

  /// `terminal` is where the keys are shown.
  public StackCommand(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var refusal = allowed.refusal();
    if (refusal.isPresent()) {
      System.err.println(refusal.get());
      return ExitCode.USAGE.number();
    }
    var folder = data.isPresent() ? data.get() : Files.createTempDirectory("reader-stack-");
    Runnable late =
        () -> System.err.println("stopped before the database had ended; the next start ends it");
    try (var _ = StopSignal.interrupts(Thread.currentThread(), GRACE, late)) {
      return runAndClearUp(folder);
    } catch (UnusableException e) {
      System.err.println(Arguments.shown(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT.number();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return Thread.currentThread().isInterrupted()
          ? ExitCode.DONE.number()
          : ExitCode.UNAVAILABLE.number();
    }
  }

  /// A signal to stop waits for this.
  private int runAndClearUp(Path folder) throws IOException {
    try {
      return run(folder);
    } finally {
      if (data.isEmpty()) {
        delete(folder);
      }
    }
  }

  private int run(Path folder) throws IOException {
    takeKeys(folder);
    var options = new LocalOptions(folder, port, Optional.empty()).withOrigins(allowed.origins());
    try (var stack = LocalStack.start(empty ? options.withoutReader() : options)) {
      stack.openFunctions();
      for (var seed : seeds) {
        new SeedFile(seed).run(stack);
      }
      stack.remember();
      show(stack.keys());
      System.out.println("ready " + stack.url());
      System.out.flush();
      new CountDownLatch(1).await();
    } catch (SQLException e) {
      throw new IOException("the database refused: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      // Stopped, as it should be.
    }
    return 0;
  }

  /// The keys of the file, which may have to be made first.
  private void takeKeys(Path folder) throws IOException {
    if (keys.isPresent()) {
      PrivateFolder.prepare(folder);
      if (!Files.exists(keys.get())) {
        KeyFile.share(folder, keys.get());
      }
      KeyFile.replace(folder, keys.get());
    }
  }

  /// For the environment of a test: they open nothing but this stack.
  private void show(ApiKeys shown) {
    System.out.flush();
    terminal.println("SUPABASE_PUBLISHABLE_KEY=" + shown.publishable());
    terminal.println("SUPABASE_SECRET_KEY=" + shown.secret());
    terminal.println("SUPABASE_ANON_KEY=" + shown.anonJwt());
    terminal.println("SUPABASE_SERVICE_ROLE_KEY=" + shown.serviceRoleJwt());
    terminal.flush();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
