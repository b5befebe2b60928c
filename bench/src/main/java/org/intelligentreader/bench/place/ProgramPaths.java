package org.intelligentreader.bench.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.training.LoopbackCertificate;
import org.intelligentreader.bench.material.Novel;
import org.intelligentreader.bench.material.NovelEpub;
import org.intelligentreader.bench.measure.NativeProcess;

/// Where the programs under measurement lie, and how they are called. `folder` holds everything
/// that a run makes; `quick` is for trying the bench itself; `novels` has EPUBs of somebody's own.
public record ProgramPaths(
    Path root, Path folder, LoopbackCertificate certificate, boolean quick, Optional<Path> novels) {
  private static final String JAR = "worker/app/target/app-0.1.0-SNAPSHOT.jar";
  private static final String DICTIONARY = "worker/app/target/lib/unidic-2.1.2.lattice";
  private static final String OWN_JAR = "bench/target/bench-0.1.0-SNAPSHOT.jar";

  public static ProgramPaths prepare(Path root, boolean quick, Optional<Path> novels)
      throws Exception {
    var folder = Files.createDirectories(root.resolve("bench/target/work"));
    var paths = new ProgramPaths(root, folder, LoopbackCertificate.create(folder), quick, novels);
    NativeProcess.run(
        paths.log(),
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(
            root.resolve("worker/aot/train.sh").toString(), paths.jar(), paths.cache().toString()));
    return paths;
  }

  /// How often something is repeated.
  public int rounds(int usual) {
    return quick ? 2 : usual;
  }

  public Path log() {
    return folder.resolve("output.log");
  }

  public Path book(String name, NovelEpub novel) throws IOException {
    var file = folder.resolve(name + ".epub");
    return novel.write(file);
  }

  /// About `characters` of prose as plain text, a paragraph a line.
  public Path text(String name, long seed, int characters) throws IOException {
    var novel = new Novel(seed);
    var file = folder.resolve(name + ".txt");
    try (var out = Files.newBufferedWriter(file)) {
      for (var written = 0; written < characters; ) {
        var line = novel.paragraph().replaceAll("<rt>.*?</rt>|<[^>]+>", "");
        out.write(line + "\n");
        written += line.length();
      }
    }
    return file;
  }

  /// The JVM options of the image, without its cache.
  public List<String> options() {
    return List.of("@" + root.resolve("worker/aot/worker.options"));
  }

  /// The worker as the image runs it, with `arguments` a command for people.
  public List<String> worker(String... arguments) {
    return java(image(), List.of("-jar", jar()), arguments);
  }

  /// The same on a machine of `mebibytes`, for the heap's size is a share of the machine's memory.
  public List<String> workerWith(int mebibytes, String... arguments) {
    var options = new ArrayList<>(image());
    options.add("-XX:MaxRAM=" + mebibytes + "m");
    return java(options, List.of("-jar", jar()), arguments);
  }

  /// The same without options or cache.
  public List<String> plainWorker(String... arguments) {
    return java(List.of(), List.of("-jar", jar()), arguments);
  }

  /// A main class of the bench.
  public List<String> own(List<String> options, Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(options);
    command.add("-Dorg.intelligentreader.dictionary=" + root.resolve(DICTIONARY));
    command.addAll(List.of("-cp", root.resolve(OWN_JAR).toString(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// A main class of the bench in the worker's JVM: its options, its classes first, its cache.
  public List<String> inWorker(Class<?> main) {
    var classes = jar() + ":" + root.resolve(OWN_JAR);
    return java(image(), List.of("-cp", classes, main.getName()));
  }

  private List<String> image() {
    return List.of("@" + root.resolve("worker/aot/worker.options"), "-XX:AOTCache=" + cache());
  }

  private List<String> java(List<String> options, List<String> program, String... arguments) {
    var command = new ArrayList<String>();
    command.add(java());
    command.addAll(options);
    command.add("-Djavax.net.ssl.trustStore=" + certificate.trustStore());
    command.addAll(program);
    command.addAll(List.of(arguments));
    return command;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String jar() {
    return root.resolve(JAR).toString();
  }

  private Path cache() {
    return folder.resolve("worker.aot");
  }
}
