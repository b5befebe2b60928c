package org.intelligentreader.local.realtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;

/// A stack with a published table of notes, and users.
final class RealtimeStage implements AutoCloseable {
  private static final String TABLES =
      """
      create table public.note (id int primary key, owner uuid default auth.uid(), word text, secret text,
        at timestamptz, tags text[], price numeric);
      alter table public.note enable row level security;
      create policy own on public.note for all to authenticated using (owner = auth.uid());
      create table public.open_note (id int primary key, word text, secret text, rank int, done boolean);
      alter table public.open_note replica identity full;
      revoke select on public.open_note from anon;
      grant select (id, word, rank, done) on public.open_note to anon;
      create table public.hidden (id int primary key);
      create table public.keyless (word text);
      alter table public.keyless replica identity full;
      alter publication supabase_realtime add table public.note, public.open_note, public.keyless;
      create policy hear on realtime.messages for select to authenticated using (realtime.topic() like 'room%');
      create policy speak on realtime.messages for insert to authenticated with check (realtime.topic() = 'room-1');
      """;

  final LocalStack stack;
  private final HttpClient http = HttpClient.newHttpClient();

  RealtimeStage(Path folder) throws Exception {
    this.stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
    stack.seed(TABLES);
    stack.remember();
  }

  Phoenix client(String version) {
    return new Phoenix(stack, stack.keys().publishable(), version);
  }

  Phoenix service() {
    return new Phoenix(stack, stack.keys().secret(), "1.0.0");
  }

  /// The token of a new user.
  String signUp(String name) throws IOException, InterruptedException {
    var answer =
        post(
            "/auth/v1/signup",
            "{\"email\":\"%s@example.org\",\"password\":\"correct-horse\"}".formatted(name));
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return post(path, json, stack.keys().publishable());
  }

  HttpResponse<String> post(String path, String json, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(stack.url() + path))
            .header("apikey", stack.keys().publishable())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.equals(stack.keys().publishable())) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// A token of a caller that nobody has signed in.
  String token(Map<String, ?> claims) {
    return new org.intelligentreader.local.http.Jwt(stack.keys().jwtSecret()).sign(claims);
  }

  @Override
  public void close() throws IOException {
    stack.close();
  }
}
