package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Needs;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every recorded answer of the real servers that our HTTP layer has to give too.
@Needs(shared = "conformance")
class ConformanceTest {
  /// The page of another origin in the recorded cases. Here it has to be named.
  private static final String NAMED_ORIGIN = "http://localhost:8080";

  private static final String EMPTY_STORAGE =
      "begin; set local storage.allow_delete_query = 'true'; delete from storage.objects; delete"
          + " from storage.buckets; commit;";

  /// The cases were recorded on a project of the older kind, whose new tables are open to
  /// everybody.
  private static final String OPEN_GRANTS =
      """
      alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
      alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
      alter default privileges in schema public grant all on routines to anon, authenticated, service_role;
      """;

  @TestFactory
  List<DynamicTest> rest(@TempDir Path folder) throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var cases = cases("postgrest-cases.json");
    var options = new LocalOptions(folder, 0, Optional.empty()).withOrigins(Set.of(NAMED_ORIGIN));
    try (var stack = LocalStack.start(options)) {
      execute(stack, OPEN_GRANTS + cases.path("setup").asText());
      var replay = new Replay(stack, "/rest/v1", stack.keys().publishable());
      for (var recorded : cases.path("cases")) {
        execute(stack, cases.path("seed").asText());
        tests.add(test(recorded, replay.differences(recorded)));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> storage(@TempDir Path folder) throws Exception {
    var tests = new ArrayList<DynamicTest>();
    var cases = cases("storage-cases.json");
    try (var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()))) {
      execute(stack, EMPTY_STORAGE + cases.path("setup").asText());
      var replay = new Replay(stack, "/storage/v1", stack.keys().anonJwt());
      for (var recorded : cases.path("cases")) {
        tests.add(test(recorded, replay.differences(recorded)));
      }
    }
    return tests;
  }

  private static DynamicTest test(JsonNode recorded, List<String> differences) {
    var name = recorded.path("group").asText("") + " " + recorded.path("name").asText();
    return DynamicTest.dynamicTest(
        name, () -> assertThat(differences).as(name + " " + recorded.path("request")).isEmpty());
  }

  private static JsonNode cases(String name) throws IOException {
    // The recorded server let every origin in and served the schema storage; hosted projects serve
    // graphql_public.
    return new ObjectMapper()
        .readTree(
            Files.readString(Repository.shared("conformance/" + name))
                .replace("exposed: public, storage", "exposed: public, graphql_public")
                .replace(
                    "\"access-control-allow-origin\": \"*\"",
                    "\"access-control-allow-origin\": \"" + NAMED_ORIGIN + "\""));
  }

  private static void execute(LocalStack stack, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
