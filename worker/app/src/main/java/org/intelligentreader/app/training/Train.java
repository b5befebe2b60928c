package org.intelligentreader.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes the start-up cache (JEP 483, 514, 515): runs the worker as it is run in the cloud, in a
/// process of its own, against a stand-in with a Japanese and an English book, and has the JVM
/// write down what it loaded.
///
/// `Train APP.jar CACHE [JVM option…]`; the cache is valid for this Java, this jar and these
/// options.
public final class Train {
  private Train() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      System.err.println("usage: Train APP.jar CACHE [JVM option…]");
      System.exit(64);
    }
    var folder = Files.createTempDirectory("training-");
    try {
      var options = List.of(args).subList(2, args.length);
      var code = train(folder, Path.of(args[0]), Path.of(args[1]), options);
      if (code != 0 || !Files.exists(Path.of(args[1]))) {
        System.err.println("The training run ended with " + code + "; there is no cache.");
        System.exit(1);
      }
    } finally {
      delete(folder);
    }
  }

  private static int train(Path folder, Path jar, Path cache, List<String> options)
      throws IOException, InterruptedException, GeneralSecurityException {
    var certificate = LoopbackCertificate.create(folder);
    var books = List.of(TrainingBook.japanese(folder), TrainingBook.english(folder));
    try (var project = new StubProject(certificate, books, Duration.ZERO)) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options);
      command.add("-Djavax.net.ssl.trustStore=" + certificate.trustStore());
      command.add("-XX:AOTCacheOutput=" + cache);
      // It warns of every class that it leaves out, and some are always left out.
      command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
      command.addAll(List.of("-jar", jar.toString()));
      var worker = new ProcessBuilder(command).inheritIO();
      worker.environment().putAll(project.environment());
      return worker.start().waitFor();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
