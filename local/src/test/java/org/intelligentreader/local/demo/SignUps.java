package org.intelligentreader.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.intelligentreader.local.stack.LocalStack;

/// New users of a stack, by themselves or by somebody with the secret key.
record SignUps(LocalStack stack) {
  HttpResponse<String> signUp(String email, String name) throws IOException, InterruptedException {
    return post("signup", stack.keys().publishable(), body(email, "data", name));
  }

  HttpResponse<String> make(String email, String name) throws IOException, InterruptedException {
    return post("admin/users", stack.keys().secret(), body(email, "user_metadata", name));
  }

  private static String body(String email, String data, String name) {
    return "{\"email\":\"%s\",\"password\":\"secret-1\",\"%s\":{\"name\":\"%s\"}}"
        .formatted(email, data, name);
  }

  private HttpResponse<String> post(String path, String key, String body)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(stack.url() + "/auth/v1/" + path))
              .header("apikey", key)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
