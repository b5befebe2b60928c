package org.intelligentreader.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// Somebody who uploads books as the page does.
final class Learner {
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\\s*\"([^\"]+)\"");
  private static final Pattern USER =
      Pattern.compile("\"user\":\\s*\\{[^}]*?\"id\":\\s*\"([^\"]+)\"");
  private static final Pattern ROW = Pattern.compile("\"id\":");

  private static final Duration SESSION = Duration.ofMinutes(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String apiKey;
  private final byte[] credentials;
  private final InstantSource clock;
  private Session session;

  /// A session ends after an hour, and a soak takes longer.
  private record Session(String token, String userId, Instant signedIn) {}

  private Learner(URI url, String apiKey, byte[] credentials, InstantSource clock) {
    this.url = url;
    this.apiKey = apiKey;
    this.credentials = credentials;
    this.clock = clock;
    this.session = new Session(apiKey, "", Instant.MAX);
  }

  static Learner signIn(URI url, String apiKey, String email, String password, InstantSource clock)
      throws IOException, InterruptedException {
    var credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    var learner = new Learner(url, apiKey, credentials.getBytes(UTF_8), clock);
    learner.signIn();
    return learner;
  }

  private void signIn() throws IOException, InterruptedException {
    session = new Session(apiKey, "", Instant.MAX);
    var answer = send("POST", "/auth/v1/token?grant_type=password", credentials);
    session = new Session(found(TOKEN, answer), found(USER, answer), clock.instant());
  }

  void add(String id, byte[] epub) throws IOException, InterruptedException {
    if (session.signedIn().isBefore(clock.instant().minus(SESSION))) {
      signIn();
    }
    var userId = session.userId();
    var source = userId + "/" + id + "/source.epub";
    send("POST", "/storage/v1/object/epubs/" + source, epub);
    var book =
        "{\"user_id\":\"%s\",\"id\":\"%s\",\"title\":\"%s\",\"storage_path\":\"%s\",\"processing_status\":\"queued\"}"
            .formatted(userId, id, id, source);
    send("POST", "/rest/v1/books", book.getBytes(UTF_8));
    var job =
        "{\"user_id\":\"%s\",\"book_id\":\"%s\",\"status\":\"queued\",\"source_path\":\"%s\"}"
            .formatted(userId, id, source);
    send("POST", "/rest/v1/book_processing_jobs", job.getBytes(UTF_8));
  }

  /// How many of the jobs match.
  int jobs(String filter) throws IOException, InterruptedException {
    var rows = send("GET", "/rest/v1/book_processing_jobs?select=id&" + filter, new byte[0]);
    return (int) ROW.matcher(rows).results().count();
  }

  private static String found(Pattern pattern, String answer) throws IOException {
    var found = pattern.matcher(answer);
    if (!found.find()) {
      throw new IOException("the sign-in gave no session");
    }
    return found.group(1);
  }

  private String send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    var type = path.startsWith("/storage") ? "application/epub+zip" : "application/json";
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("apikey", apiKey)
            .header("Authorization", "Bearer " + session.token())
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + " answered " + answer.statusCode());
    }
    return answer.body();
  }
}
