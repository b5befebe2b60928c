package org.intelligentreader.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.local.LocalOptions;
import org.intelligentreader.local.LocalStack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The REST layer beyond the recorded cases: `rest-cases.json`, in the same form.
class RestTest {
  @TestFactory
  List<DynamicTest> answers_as_documented(@TempDir Path folder) throws Exception {
    var cases = cases();
    var tests = new ArrayList<DynamicTest>();
    try (var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()));
        var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(cases.path("setup").asText());
      var replay = new Replay(stack, "/rest/v1", stack.keys().publishable());
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

  private static JsonNode cases() throws Exception {
    try (var in = RestTest.class.getResourceAsStream("/rest-cases.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
