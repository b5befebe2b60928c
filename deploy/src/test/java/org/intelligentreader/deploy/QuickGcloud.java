package org.intelligentreader.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.testing.Need;

/// The real [Need#GCLOUD], whose modules are loaded once for all calls: alone, each call would
/// spend a second of processor time on loading them.
final class QuickGcloud implements AutoCloseable {
  private static final String RESOURCES = "deploy/src/test/resources/org/intelligentreader/deploy/";

  private static final int PATIENCE_SECONDS = 10;

  private final Process server;

  private QuickGcloud(Process server) {
    this.server = server;
  }

  /// Puts a program of gcloud's name into a folder.
  static QuickGcloud in(Path folder) throws IOException {
    var name = String.join("", Need.GCLOUD.programs());
    var socket = folder.resolve("socket");
    var builder =
        new ProcessBuilder(name, socket.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLOUDSDK_PYTHON_ARGS", resource("quick_gcloud.py").toString());
    builder.environment().put("CLOUDSDK_CONFIG", folder.toString());
    var server = builder.start();
    var python = server.inputReader(StandardCharsets.UTF_8).readLine();
    if (python == null) {
      throw new IOException(name + " did not start");
    }
    var program = Files.createDirectories(folder.resolve("bin")).resolve(name);
    var call = resource("quick_gcloud_call.py");
    Files.writeString(
        program, "#!/bin/sh\nexec '%s' -S -E '%s' '%s' \"$@\"%n".formatted(python, call, socket));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made executable");
    }
    return new QuickGcloud(server);
  }

  private static Path resource(String name) {
    return Commands.root().resolve(RESOURCES + name);
  }

  /// The server ends with its standard input.
  @Override
  public void close() throws IOException {
    server.outputWriter(StandardCharsets.UTF_8).close();
    server
        .onExit()
        .completeOnTimeout(server, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join()
        .destroyForcibly();
  }
}
