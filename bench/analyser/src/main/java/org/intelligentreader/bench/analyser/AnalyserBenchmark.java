package org.intelligentreader.bench.analyser;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Time for one text of about 20,000 characters in lines, and for the same text as one line.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AnalyserBenchmark {
  @Param({"lattice", "kuromoji-unidic", "lucene-ipadic"})
  private String name = "lattice";

  private Engine engine = line -> 0;
  private List<String> lines = List.of();
  private String oneLine = "";

  @Setup(Level.Trial)
  public void open() throws IOException {
    engine = Engine.open(name);
    lines = new Prose(1).lines(20_000);
    oneLine = String.join("", lines).replaceAll("[。、]", "");
  }

  @Benchmark
  public int lines() {
    return lines.stream().mapToInt(engine::split).sum();
  }

  @Benchmark
  public int oneLine() {
    return engine.split(oneLine);
  }

  /// What a cold process pays before the first token.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(5)
  public int openAndFirstLine() throws IOException {
    return Engine.open(name).split("吾輩は猫である。");
  }
}
