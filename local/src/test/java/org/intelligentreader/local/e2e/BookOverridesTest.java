package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words put right by hand, from the file beside the book to the token files.
class BookOverridesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] SAMPLE = Workshop.sample("todai-no-yubinya.epub");

  private static final String FIRST =
      """
      {"version": "1", "overrides": [
        {"text": "灯台", "reading": "ひだい"},
        {"text": "no such words", "reading": "ない"}
      ]}
      """;

  private static final String SECOND =
      """
      {"version": "1", "overrides": [{"text": "灯台", "reading": "あかりだい"}]}
      """;

  @Test
  void they_reach_the_bundle_and_are_kept_when_the_book_is_processed_again(@TempDir Path folder)
      throws Exception {
    try (var workshop = Workshop.open(folder)) {
      var browser = workshop.user("hand@example.org");
      browser.add("book", "?", SAMPLE);
      workshop.work();
      assertThat(byHand(browser)).isEmpty();
      var plain = versions(browser);

      put(browser, FIRST);
      again(browser);
      workshop.work();
      assertThat(byHand(browser)).contains("ヒダイ").allMatch(reading -> reading.startsWith("ヒダイ"));
      assertThat(report(browser)).contains("override-unmatched").contains("no such words");
      assertThat(versions(browser)).doesNotContainAnyElementsOf(plain);

      again(browser);
      workshop.work();
      assertThat(byHand(browser))
          .as("kept")
          .contains("ヒダイ")
          .allMatch(reading -> reading.startsWith("ヒダイ"));

      browser.add("book", "?", SAMPLE);
      workshop.work();
      assertThat(byHand(browser))
          .as("uploaded anew")
          .contains("ヒダイ")
          .allMatch(reading -> reading.startsWith("ヒダイ"));

      put(browser, SECOND);
      again(browser);
      workshop.work();
      assertThat(byHand(browser))
          .as("changed")
          .contains("アカリダイ")
          .allMatch(reading -> reading.startsWith("アカリダイ"));
      assertThat(report(browser)).doesNotContain("override-unmatched");

      put(browser, "{\"version\": ");
      again(browser);
      workshop.work();
      assertThat(byHand(browser)).as("broken").isEmpty();
      assertThat(report(browser)).contains("overrides-unreadable");
    }
  }

  private static void put(Browser browser, String overrides) throws Exception {
    browser.put(
        browser.userId() + "/book/overrides.json",
        "application/json",
        overrides.getBytes(StandardCharsets.UTF_8));
  }

  private static void again(Browser browser) throws Exception {
    browser.update(
        "book_processing_jobs?book_id=eq.book",
        JsonNodeFactory.instance.objectNode().put("status", "queued"));
  }

  /// The readings of tokens over 灯台 that were put right by hand.
  private static List<String> byHand(Browser browser) throws Exception {
    var readings = new ArrayList<String>();
    for (var tokens : tokenFiles(browser)) {
      for (var token : tokens.path("tokens")) {
        if (token.path("readingSource").asText().equals("user")) {
          assertThat(token.path("surface").asText()).contains("灯台");
          readings.add(token.path("reading").asText());
        }
      }
    }
    return readings;
  }

  private static List<String> versions(Browser browser) throws Exception {
    return tokenFiles(browser).stream()
        .map(tokens -> tokens.path("tokenizer").path("version").asText())
        .toList();
  }

  private static List<JsonNode> tokenFiles(Browser browser) throws Exception {
    var job = Workshop.job(browser, "book");
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    var files = new ArrayList<JsonNode>();
    for (var chapter :
        json(browser.download(job.path("processed_path").asText())).path("chapters")) {
      if (chapter.has("tokensPath")) {
        files.add(json(browser.download(chapter.path("tokensPath").asText())));
      }
    }
    return files;
  }

  private static String report(Browser browser) throws Exception {
    var manifest = Workshop.job(browser, "book").path("processed_path").asText();
    var key = manifest.replace("manifest.json.gz", "report.json");
    return new String(browser.download(key), StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] gzipped) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return JSON.readTree(in);
    }
  }
}
