package org.intelligentreader.local.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/// Workers inside this process that are cut off from the server for good at an instant that chance
/// chooses. For the server that is a killed worker: no call comes any more, and what was on its way
/// is answered to nobody. They need no new JVM, so many times as many die in an hour; what a killed
/// process leaves on its machine, [KilledWorkers] shows.
final class CutWorkers implements StormWorkers {
  private final Site site;
  private final StormPace pace = new StormPace();

  CutWorkers(Site site) {
    this.site = site;
  }

  @Override
  public StormPace pace() {
    return pace;
  }

  @Override
  public Site.Run run(Map<String, String> environment, RandomGenerator random) throws Exception {
    try (var proxy = new FaultProxy(site.stack().url())) {
      var settings = new TreeMap<>(environment);
      settings.put("SUPABASE_URL", proxy.url().toString());
      var output = new ByteArrayOutputStream();
      var time = new EndingTime();
      var run = new CompletableFuture<Integer>();
      Thread.ofPlatform().start(() -> run.complete(site.work(settings, output, time)));
      var fate = pace.fate(random);
      if (!fate.starting()) {
        Site.await("it holds a book", () -> isOver(run, 1) || holdsBook(output));
      }
      var start = System.nanoTime();
      if (isOver(run, fate.mostMillis())) {
        pace.ended(fate, (System.nanoTime() - start) / 1_000_000);
        return new Site.Run(run.get(), text(output));
      }
      proxy.cut();
      time.end();
      run.get();
      return new Site.Run(KILLED, text(output));
    }
  }

  private static boolean isOver(CompletableFuture<Integer> run, long millis)
      throws InterruptedException, ExecutionException {
    try {
      run.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static boolean holdsBook(ByteArrayOutputStream output) {
    return text(output).contains(": claimed, attempt ");
  }

  private static String text(ByteArrayOutputStream output) {
    return output.toString(StandardCharsets.UTF_8);
  }
}
