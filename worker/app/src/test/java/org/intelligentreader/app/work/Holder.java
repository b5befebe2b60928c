package org.intelligentreader.app.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another process on this machine, which holds a work folder until it is killed, or looks for
/// abandoned ones.
record Holder(Process process, Path folder) {
  static Holder start(Path home) throws IOException {
    var process = run(home, "hold");
    var line = process.inputReader(StandardCharsets.UTF_8).readLine();
    return new Holder(process, Path.of(String.valueOf(line)));
  }

  /// How many folders another process finds abandoned.
  static String look(Path home) throws IOException {
    return String.valueOf(run(home, "look").inputReader(StandardCharsets.UTF_8).readLine());
  }

  private static Process run(Path home, String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            home.toString(),
            what)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// The other process.
  public static void main(String[] args) throws IOException {
    var folders = new WorkFolders(Path.of(args[0]));
    if (args[1].equals("look")) {
      System.out.println(folders.removeAbandoned());
      return;
    }
    System.out.println(folders.create().path());
    // Nobody writes, so this lasts until it is killed.
    System.in.readAllBytes();
  }
}
