package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The catalogue says truly which failures the worker and the queue find out, and which of them are
/// retried.
class FailureCodesTest {
  private static final String FAILURE =
      "worker/app/src/main/java/org/intelligentreader/app/job/Failure.java";
  private static final String SCHEMA = "supabase/schema.sql";
  private static final String CATALOGUE =
      "worker/book/src/main/resources/org/intelligentreader/book/wording/failures.txt";

  @Test
  void every_code_that_the_worker_and_the_queue_write_is_in_the_catalogue() throws IOException {
    var codes = new TreeSet<>(retried());
    codes.addAll(
        found(FAILURE, "new Permanent\\(\\s*(?:new )?Message(?:\\.of)?\\(\\s*\"([a-z-]+)\""));
    codes.addAll(found(SCHEMA, "error_code = '([a-z-]+)'"));
    codes.addAll(found(SCHEMA, "'([a-z]+-[a-z-]+)', (?:true|false)[,)]"));
    assertThat(codes).hasSizeGreaterThan(10);
    assertThat(found(CATALOGUE, "(?m)^\\[([a-z-]+)\\]$")).containsAll(codes);
  }

  @Test
  void the_catalogue_names_what_is_retried() throws IOException {
    assertThat(found(CATALOGUE, "(?m)^\\[([a-z-]+)\\]\\norigin = [a-z]+\\nretried = yes$"))
        .containsExactlyInAnyOrderElementsOf(retried());
  }

  private static Set<String> retried() throws IOException {
    var codes =
        new TreeSet<>(found(FAILURE, "new Transient\\(\\s*Message\\.of\\(\\s*\"([a-z-]+)\""));
    codes.addAll(found(FAILURE, "\\? \"([a-z]+)\" : \""));
    codes.addAll(found(FAILURE, "\\? \"[a-z]+\" : \"([a-z]+)\""));
    codes.addAll(found(SCHEMA, "'([a-z]+-[a-z-]+)', true[,)]"));
    return codes;
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    var found = new TreeSet<String>();
    Pattern.compile(pattern)
        .matcher(Commands.file(file))
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }
}
