package org.intelligentreader.bench.start;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.app.supabase.Json;

/// What an empty run does, step by step in a fresh JVM, each with the time of its first use: prints
/// a line `name<TAB>milliseconds` for each. The only argument is the parent's [System#nanoTime] at
/// the start of the process, which on Linux all processes share.
public final class FirstUse {
  private final Map<String, Long> times = new LinkedHashMap<>();
  private long last;

  private FirstUse(long start) {
    this.last = start;
  }

  public static void main(String[] args) throws Exception {
    var steps = new FirstUse(Long.parseLong(args[0]));
    steps.done("the JVM, until our first line");
    ConfigReader.ofProcess("first-use");
    steps.done("configuration");
    steps.secrets();
    steps.calls(System.getenv("SUPABASE_URL"));
    Json.object(Map.of("worker_id", "first-use", "seconds", 1));
    Json.read("[{\"id\":\"1\",\"attempts\":1}]");
    steps.done("JSON, written and read");
    new Log(System.err, true, InstantSource.system()).info("no work", Map.of("jobs", 0));
    steps.done("a line of log");
    steps.times.forEach(
        (name, nanos) -> System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, nanos / 1e6));
  }

  private void secrets() throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    done("TLS: trusted certificates read");
    KeyPairGenerator.getInstance("X25519").generateKeyPair();
    done("TLS: a key on curve X25519");
    var curve = KeyPairGenerator.getInstance("EC");
    curve.initialize(new ECGenParameterSpec("secp256r1"));
    curve.generateKeyPair();
    done("TLS: a key on curve P-256");
    SSLContext.getDefault();
    done("TLS: the context");
  }

  private void calls(String url) throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      done("HTTP: the client");
      var call = HttpRequest.newBuilder(URI.create(url + "/rest/v1/rpc/book_job_claim")).build();
      client.send(call, BodyHandlers.ofString());
      done("HTTP: connection, handshake, first call");
      client.send(call, BodyHandlers.ofString());
      done("HTTP: second call");
    }
    done("HTTP: the client closed");
  }

  private void done(String step) {
    var now = System.nanoTime();
    times.put(step, now - last);
    last = System.nanoTime();
  }
}
