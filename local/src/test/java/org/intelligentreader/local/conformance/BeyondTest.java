package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The local stack beyond the recorded cases: files of cases in the same form. A field `part` names
/// what has to stand in a larger answer.
class BeyondTest {
  @TestFactory
  List<DynamicTest> rest(@TempDir Path folder) throws Exception {
    return replay(folder, "/rest/v1", cases("/rest-cases.json"));
  }

  /// What follows from the catalogue: relations, functions, defaults; and what breaks off.
  @TestFactory
  List<DynamicTest> catalogue(@TempDir Path folder) throws Exception {
    return replay(folder, "/rest/v1", cases("/catalogue-cases.json"));
  }

  /// What an answer looks like: media types, domains with casts, JSON as it was written, headers,
  /// results of functions; and views of views.
  @TestFactory
  List<DynamicTest> forms(@TempDir Path folder) throws Exception {
    return replay(folder, "/rest/v1", cases("/forms-cases.json"));
  }

  /// What a project has to switch on: aggregate functions and plans.
  @TestFactory
  List<DynamicTest> options(@TempDir Path folder) throws Exception {
    return replay(folder, "/rest/v1", cases("/options-cases.json"));
  }

  /// Each case goes on from those before.
  @TestFactory
  List<DynamicTest> auth(@TempDir Path folder) throws Exception {
    return replay(folder, "/auth/v1", cases("/auth-cases.json"));
  }

  @TestFactory
  List<DynamicTest> storage(@TempDir Path folder) throws Exception {
    return replay(folder, "/storage/v1", cases("/storage-cases.json"));
  }

  private static List<DynamicTest> replay(Path folder, String base, JsonNode cases)
      throws Exception {
    var tests = new ArrayList<DynamicTest>();
    try (var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
        var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute(cases.path("setup").asText());
      var replay = new Replay(stack, base, stack.keys().publishable());
      for (var one : cases.path("cases")) {
        statement.execute(cases.path("seed").asText());
        var differences = replay.differences(one);
        tests.add(
            DynamicTest.dynamicTest(
                one.path("name").asText(), () -> assertThat(differences).isEmpty()));
      }
    }
    return tests;
  }

  private static JsonNode cases(String resource) throws Exception {
    try (var in = BeyondTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
