package org.intelligentreader.bench.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody who uploads books as the page does.
final class Learner {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final String apiKey;
  private final String token;
  private final String userId;

  private Learner(URI url, String apiKey, String token, String userId) {
    this.url = url;
    this.apiKey = apiKey;
    this.token = token;
    this.userId = userId;
  }

  static Learner signIn(URI url, String apiKey, String email, String password)
      throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("email", email).put("password", password);
    var session =
        new Learner(url, apiKey, apiKey, "")
            .send("POST", "/auth/v1/token?grant_type=password", body.toString().getBytes(UTF_8));
    return new Learner(
        url,
        apiKey,
        session.path("access_token").asText(),
        session.path("user").path("id").asText());
  }

  void add(String id, byte[] epub) throws IOException, InterruptedException {
    var source = userId + "/" + id + "/source.epub";
    send("POST", "/storage/v1/object/epubs/" + source, epub);
    var book =
        JSON.createObjectNode()
            .put("user_id", userId)
            .put("id", id)
            .put("title", id)
            .put("storage_path", source)
            .put("processing_status", "queued");
    send("POST", "/rest/v1/books", book.toString().getBytes(UTF_8));
    var job =
        JSON.createObjectNode()
            .put("user_id", userId)
            .put("book_id", id)
            .put("status", "queued")
            .put("source_path", source);
    send("POST", "/rest/v1/book_processing_jobs", job.toString().getBytes(UTF_8));
  }

  /// How many of the jobs match.
  int jobs(String filter) throws IOException, InterruptedException {
    return send("GET", "/rest/v1/book_processing_jobs?select=id&" + filter, new byte[0]).size();
  }

  private JsonNode send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    var type = path.startsWith("/storage") ? "application/epub+zip" : "application/json";
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("apikey", apiKey)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + " answered " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }
}
