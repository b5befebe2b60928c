package org.intelligentreader.local.demo;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.StopSignal;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.files.StateFolder;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.stack.KeyFile;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A whole reader on this machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a real PostgreSQL and a Supabase-compatible server, and turns EPUBs into readable"
            + " books.")
public final class DemoCommand implements Callable<Integer> {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final List<String> SAMPLES =
      List.of("todai-no-yubinya.epub", "the-borrowed-umbrella.epub");

  private final PrintStream terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "BOOK.epub",
      description = "Your books; default: two sample books.")
  private List<Path> books = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for the database and files; default: in your state folder.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--port",
      converter = ArgumentTypes.Port.class,
      description = "Port; default: any free one.")
  private int port;

  @Option(
      names = "--serve",
      negatable = true,
      description =
          "Keep page, server and worker running afterwards, until Ctrl-C; the default on a"
              + " terminal.")
  private Optional<Boolean> serve = Optional.empty();

  @Option(
      names = "--web",
      paramLabel = "DIR",
      description = "Serve this folder at / instead of the built-in page.")
  private Optional<Path> web = Optional.empty();

  @Mixin private AllowedPages allowed = new AllowedPages();

  @Option(
      names = "--lan",
      description =
          "Also serve the local network, for example a phone, which pairs with a code shown here.")
  private boolean lan;

  /// `terminal` is where the keys are shown; everything else is printed where no key passes.
  public DemoCommand(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var refusal = allowed.refusal();
    if (refusal.isPresent()) {
      System.err.println(refusal.get());
      return ExitCode.USAGE.number();
    }
    for (var book : books) {
      if (!Files.isRegularFile(book)) {
        System.err.println(
            Arguments.shown(book.toString()) + " is not a file. Name an existing EPUB.");
        return ExitCode.USAGE.number();
      }
    }
    var folder = data.orElseGet(StateFolder::orHome);
    Runnable late =
        () -> System.err.println("stopped before the database had ended; the next start ends it");
    try (var _ = StopSignal.interrupts(Thread.currentThread(), GRACE, late)) {
      return run(folder);
    } catch (UnusableException e) {
      System.err.println(Arguments.shown(String.valueOf(e.getMessage())));
      return ExitCode.BAD_INPUT.number();
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        return stopped();
      }
      if (e instanceof IOException) {
        System.err.println(e.getMessage());
        return ExitCode.UNAVAILABLE.number();
      }
      throw e;
    }
  }

  private static int stopped() {
    System.out.println("stopping; start again to continue");
    return ExitCode.INTERRUPTED.number();
  }

  private int run(Path folder) throws IOException {
    var known = KeyFile.isComplete(folder);
    try (var stack = LocalStack.start(options(folder))) {
      System.out.println("local stack at " + stack.url() + ", data in " + folder);
      if (!known) {
        showKeys(stack.keys());
      }
      try {
        var demo = new Demo(stack, System.out);
        var failed = demo.run(books.isEmpty() ? samples(folder) : books);
        if (serve.orElse(onTerminal())) {
          System.out.println("\nthe page: " + stack.url() + "/");
          if (lan) {
            stack.lanUrls().forEach(url -> System.out.println("on other devices: " + url + "/"));
          }
          System.out.println(
              "serving until Ctrl-C; keys are in " + folder.resolve("keys.json") + "\n");
          demo.keepWorking();
          throw new InterruptedException();
        }
        return failed == 0 ? 0 : ExitCode.PARTLY_FAILED.number();
      } catch (InterruptedException e) {
        return stopped();
      }
    }
  }

  private LocalOptions options(Path folder) {
    var options =
        new LocalOptions(folder, port, web, Optional.of(Demo.EMAIL)).withOrigins(allowed.origins());
    return lan
        ? options.onLan(code -> System.out.println("pairing code for one device: " + code))
        : options;
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// They open nothing but this stack.
  private void showKeys(ApiKeys keys) {
    System.out.flush();
    terminal.println("keys of this stack, shown once (stored in keys.json there):");
    terminal.println("  publishable  " + keys.publishable());
    terminal.println("  secret       " + keys.secret());
    terminal.println("  anon         " + keys.anonJwt());
    terminal.println("  service_role " + keys.serviceRoleJwt());
    terminal.println("  password     " + keys.password() + "   of " + Demo.EMAIL);
    terminal.flush();
  }

  private static List<Path> samples(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    for (var name : SAMPLES) {
      var file = PrivateFolder.inside(folder, "samples").resolve(name);
      try (InputStream in = DemoCommand.class.getResourceAsStream("/samples/" + name)) {
        if (in == null) {
          throw new IOException("the build left out the sample book " + name);
        }
        PrivateFolder.file(file);
        Files.write(file, in.readAllBytes());
      }
      files.add(file);
    }
    return files;
  }
}
