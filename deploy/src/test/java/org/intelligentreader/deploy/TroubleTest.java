package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The troubleshooting table of the guides speaks in messages that really come.
class TroubleTest {
  /// What Google, PostgreSQL, PostgREST and Storage say; everything else must be our own words.
  private static final Set<String> SAID_BY_OTHERS =
      Set.of(
          "PGRST202",
          "Could not find the function public.book_job_claim",
          "permission denied for table",
          "function",
          "Bucket not found",
          "Memory limit exceeded",
          "Secret … was not found",
          "Service account … does not exist",
          "Permission denied on secret",
          "PERMISSION_DENIED: … run.jobs.run",
          "403",
          "iam.serviceaccounts.actAs",
          "SERVICE_DISABLED",
          "has not been used in project",
          "could not resolve source",
          "gcloud builds submit",
          "manifest unknown",
          "net._http_response",
          "invalid_grant");

  @Test
  void every_message_of_ours_in_the_troubleshooting_table_stands_in_the_sources() throws Exception {
    var sources = sources();
    var ours = messages().stream().filter(message -> !SAID_BY_OTHERS.contains(message)).toList();
    assertThat(ours).hasSizeGreaterThan(8);
    for (var message : ours) {
      for (var part : message.split("…|https://|401", -1)) {
        assertThat(sources).as(message).contains(part.strip());
      }
    }
  }

  @Test
  void every_message_of_others_is_still_in_the_table() throws Exception {
    assertThat(messages()).containsAll(SAID_BY_OTHERS);
  }

  /// The code in the first cells of the table.
  private static List<String> messages() throws IOException {
    var guide = Commands.file("docs/cloud-run-jobs.md");
    var table = guide.substring(guide.indexOf("## When something is wrong"));
    return Pattern.compile("(?m)^\\| ([^|]*) \\|")
        .matcher(table)
        .results()
        .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell.group(1)).results())
        .map(code -> code.group(1))
        .toList();
  }

  private static String sources() throws IOException {
    var text = new StringBuilder();
    for (var folder : List.of("worker/app/src/main", "supabase")) {
      try (var files = Files.walk(Commands.root().resolve(folder))) {
        text.append(
            files
                .filter(TroubleTest::isSource)
                .map(TroubleTest::read)
                .collect(Collectors.joining("\n")));
      }
    }
    return text.toString();
  }

  private static boolean isSource(Path file) {
    return file.toString().matches(".*\\.(java|mjs|sql)") && !file.toString().contains("/target/");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
