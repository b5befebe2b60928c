package org.intelligentreader.deploy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.intelligentreader.testing.Need;

/// A `gcloud` that answers in milliseconds: a shell program on the path that asks this server,
/// which keeps a {@link World}. What the scripts rely on of the real one, [DeployTest] shows with
/// the real one.
final class FakeGcloud implements AutoCloseable {
  static final String PROJECT = "demo-project";

  private static final Set<String> READING =
      Set.of("list", "describe", "get-value", "get-iam-policy", "access");

  private final ServerSocket server;
  private final World world = new World();
  private final FakeRunCommands run = new FakeRunCommands(world);
  private final FakeThingCommands others = new FakeThingCommands(world);
  private final FakeWatchCommands watch = new FakeWatchCommands(world);
  private final List<String> seen = new ArrayList<>();
  private int passingRefusals;
  private boolean accountsAreHidden;
  private Failure failure = Failure.NONE;
  private int mutations;
  private String forbidden = "nothing";

  /// What a command answers: an exit code, and its output or its error.
  record Answer(int code, String text) {
    static final Answer DONE = new Answer(0, "");

    static Answer of(String text) {
      return new Answer(0, text);
    }

    static Answer notFound(String thing) {
      return new Answer(1, "ERROR: NOT_FOUND: " + thing + " was not found");
    }

    static Answer refused(String why) {
      return new Answer(1, "ERROR: " + why);
    }
  }

  /// Those commands that change something, by their number from 1, fail in these words. A `lost`
  /// answer comes after the change was made.
  record Failure(IntPredicate at, boolean lost, String words) {
    static final Failure NONE = new Failure(_ -> false, false, "");
  }

  private FakeGcloud(ServerSocket server) {
    this.server = server;
  }

  static FakeGcloud start() {
    try {
      var fake = new FakeGcloud(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofPlatform().daemon().name("google").start(fake::serve);
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts into a folder of the path what stands for [Need#GCLOUD].
  FakeGcloud in(Path folder) throws IOException {
    var name = String.join("", Need.GCLOUD.programs());
    var program = Files.createDirectories(folder).resolve(name);
    Files.writeString(
        program,
        """
        #!/usr/bin/env bash
        exec 3<>/dev/tcp/127.0.0.1/%d
        { printf '%%d\\0' $#; printf '%%s\\0' "$@"
          if [[ " $* " == *" --data-file=- "* ]]; then cat; fi
          printf '\\0'; declare -x; printf '\\0'; } >&3
        IFS= read -r code <&3
        if ((code == 0)); then cat <&3; else cat <&3 >&2; fi
        exit "$code"
        """
            .formatted(server.getLocalPort()));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    return this;
  }

  World world() {
    return world;
  }

  /// Arguments and environment of all commands so far.
  List<String> seen() {
    return seen;
  }

  /// The commands so far.
  List<String> commands() {
    return java.util.stream.IntStream.range(0, seen.size() / 2)
        .mapToObj(at -> seen.get(2 * at))
        .toList();
  }

  /// The commands so far that changed something, or tried to.
  List<String> changes() {
    return commands().stream().filter(command -> !isReading(command)).toList();
  }

  private static boolean isReading(String command) {
    return List.of(command.split(" ", -1)).stream().anyMatch(READING::contains);
  }

  /// The next grants are refused, as Google does while it does not know a new account everywhere.
  void refuseForAWhile(int times) {
    passingRefusals = times;
  }

  /// A list of accounts shows none of them, as Google does for a moment after they were made.
  void hideAccounts() {
    accountsAreHidden = true;
  }

  /// All commands with this word are refused.
  void forbid(String word) {
    forbidden = word;
  }

  /// From now on, counted from 1.
  void fail(Failure what) {
    failure = what;
    mutations = 0;
  }

  /// How many commands changed something, or tried to, since the last call of [#fail].
  int mutations() {
    return mutations;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    try {
      while (true) {
        try (var client = server.accept()) {
          answer(client);
        }
      }
    } catch (SocketException e) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket client) throws IOException {
    var input = new DataInputStream(new java.io.BufferedInputStream(client.getInputStream()));
    var arguments = new ArrayList<String>();
    for (var count = Integer.parseInt(word(input)); count > 0; count--) {
      arguments.add(word(input));
    }
    var stdin = word(input);
    seen.add(String.join(" ", arguments));
    seen.add(word(input));
    var answer = answerOrFail(GcloudCommand.parse(arguments), stdin);
    client
        .getOutputStream()
        .write((answer.code() + "\n" + answer.text()).getBytes(StandardCharsets.UTF_8));
  }

  private static String word(DataInputStream input) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    for (var next = input.read(); next > 0; next = input.read()) {
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Answer answerOrFail(GcloudCommand command, String stdin) {
    if (command.words().stream().anyMatch(READING::contains)) {
      return answer(command, stdin);
    }
    mutations++;
    var now = Optional.of(failure).filter(f -> f.at().test(mutations));
    if (now.isPresent() && !now.get().lost()) {
      return Answer.refused(now.get().words());
    }
    var answer = answer(command, stdin);
    return now.map(f -> Answer.refused(f.words())).orElse(answer);
  }

  private Answer answer(GcloudCommand command, String stdin) {
    if (command.words().contains(forbidden)) {
      return Answer.refused("PERMISSION_DENIED: " + forbidden);
    }
    if (accountsAreHidden && command.starts("iam", "service-accounts", "list")) {
      return Answer.of("");
    }
    if (command.words().contains("add-iam-policy-binding") && passingRefusals > 0) {
      passingRefusals--;
      return Answer.refused("INVALID_ARGUMENT: Service account x@y does not exist.");
    }
    if (command.words().contains("add-iam-policy-binding")
        || command.words().contains("get-iam-policy")) {
      return others.policy(command);
    }
    if (FakeWatchCommands.knows(command)) {
      return watch.answer(command);
    }
    if (command.starts("config", "get-value")) {
      return Answer.of(PROJECT);
    }
    return command.starts("run") ? run.answer(command) : others.answer(command, stdin);
  }
}
