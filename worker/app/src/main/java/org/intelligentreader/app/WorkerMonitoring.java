package org.intelligentreader.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.WorkerConfig;
import org.intelligentreader.app.config.WorkerConfig.Mode;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.port.MonotonicClock;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.watch.Figures;
import org.intelligentreader.app.watch.JavaAge;
import org.intelligentreader.app.watch.MetricsServer;
import org.intelligentreader.app.watch.QueueWatch;

/// A worker as those see it who watch it: figures, health, the age of its Java, and the queue. All
/// of it is off unless the configuration names it.
final class WorkerMonitoring implements AutoCloseable {
  private final WorkerConfig config;
  private final Log log;
  private final MonotonicClock clock;
  private final Figures figures;
  private Optional<QueueWatch> queue = Optional.empty();
  private Optional<MetricsServer> server = Optional.empty();

  WorkerMonitoring(WorkerConfig config, Log log, MonotonicClock clock) {
    this.config = config;
    this.log = log;
    this.clock = clock;
    this.figures = new Figures(clock.nanos());
  }

  /// Opens `/metrics` where a worker stays long enough to be asked.
  void begin() throws BadConfigException {
    var address = config.watch().metrics();
    if (address.isPresent() && config.mode() == Mode.LOOP) {
      server = Optional.of(opened(address.get()));
      log.info("metrics and health: http://" + shown(address.get()), Map.of());
    }
    if (config.watch().queue()) {
      var released = Optional.ofNullable(System.getProperty("java.version.date"));
      JavaAge.warning(released, LocalDate.ofInstant(log.now(), java.time.ZoneOffset.UTC))
          .ifPresent(words -> log.warn(words, Map.of("code", "old-image")));
    }
  }

  private static String shown(InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private MetricsServer opened(InetSocketAddress address) throws BadConfigException {
    try {
      return MetricsServer.start(address, figures, clock);
    } catch (IOException e) {
      throw new BadConfigException(
          List.of(
              "METRICS_LISTEN names %s, which cannot be opened (%s): name a port that no other program uses, and an address of this machine"
                  .formatted(
                      shown(address),
                      Optional.ofNullable(e.getMessage()).orElse("no reason given"))));
    }
  }

  /// With the queue of this project in view, if that is wanted.
  WorkerMonitoring of(SupabaseClient client) {
    if (config.watch().queue() || server.isPresent()) {
      var operatorQueue = new OperatorQueue(client);
      queue = Optional.of(new QueueWatch(operatorQueue::depth, figures, log, clock));
    }
    return this;
  }

  MonotonicClock clock() {
    return clock;
  }

  void look() throws InterruptedException {
    if (queue.isPresent()) {
      queue.get().look();
    }
  }

  void answered() {
    figures.answered(clock.nanos());
  }

  void ended(String way, Duration duration) {
    figures.ended(way, duration);
  }

  @Override
  public void close() {
    server.ifPresent(MetricsServer::close);
  }
}
