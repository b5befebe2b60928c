package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The requests of `../shared/field/http` that the local stack once answered in another way than a
/// hosted project. What is right is told there in words: a status, and perhaps the whole body.
@Needs(shared = "field/http")
class FieldCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STATUS = Pattern.compile("(\\d{3})\\s*(.*)", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("PGRST\\d+|\\d\\dP\\d\\d");

  @TestFactory
  List<DynamicTest> requests(@TempDir Path folder) throws Exception {
    var tests = new ArrayList<DynamicTest>();
    try (var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
        var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(Files.readString(Repository.shared("field/http/fixture.sql")));
      statement.execute(
          "insert into storage.buckets (id, name) values ('epubs', 'epubs') on conflict do nothing");
      statement.execute(
          "insert into auth.users (id, email) values ('11111111-1111-1111-1111-111111111111', 'a@example.com')");
      var rest = new Replay(stack, "", stack.keys().publishable());
      var upload =
          JSON.readTree(
              """
              {"request":{"method":"POST","path":"/storage/v1/object/epubs/t/h.txt","raw":"hello","headers":{"Content-Type":"text/plain"}},"expect":{"status":200}}
              """);
      assertThat(rest.differences(upload)).isEmpty();
      for (var file : files()) {
        var one = JSON.readTree(file.toFile());
        if (one.has("request")) {
          var differences = rest.differences(recorded(one));
          statement.execute("delete from public.tome where id > 3");
          tests.add(
              DynamicTest.dynamicTest(
                  one.path("level").asText() + ": " + one.path("name").asText(),
                  () -> assertThat(differences).as(one.path("request").toString()).isEmpty()));
        }
      }
    }
    return tests;
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(Repository.shared("field/http"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.getFileName().toString().startsWith("worker-"))
          .sorted()
          .toList();
    }
  }

  /// The case in the form of the recorded ones.
  private static JsonNode recorded(JsonNode one) throws IOException {
    var recorded = JSON.createObjectNode();
    var request = one.get("request").deepCopy();
    if (request instanceof ObjectNode object) {
      object.put("as", object.path("key").asText().equals("service") ? "service_role" : "none");
      // With a session, says the case.
      if (object.path("path").asText().equals("/auth/v1/user")) {
        object.put("as", "user1");
      }
      recorded.set("request", object);
    }
    var expect = recorded.putObject("expect");
    var want = STATUS.matcher(one.path("want").asText());
    // A transformation may also be refused, and it is.
    var refused = one.path("want").asText().startsWith("200 or 4xx");
    expect.put("status", refused ? 400 : want.matches() ? Integer.parseInt(want.group(1)) : 200);
    if (want.matches() && want.group(1).equals("200")) {
      body(want.group(2)).ifPresent(json -> expect.set("json", json));
    }
    var code = CODE.matcher(one.path("want").asText());
    if (code.find() && !one.path("want").asText().contains(" or ")) {
      expect.putObject("part").put("code", code.group());
    }
    return recorded;
  }

  private static Optional<JsonNode> body(String text) {
    try {
      return text.contains("…") || text.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readTree(text));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
