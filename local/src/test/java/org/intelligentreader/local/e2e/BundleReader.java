package org.intelligentreader.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.intelligentreader.testing.Repository;

/// Reads a bundle as a front end does, knowing only `docs/bundle-format.md`, and checks every
/// promise made there.
public final class BundleReader {
  /// Nothing to see: white space and every kind of blank, the no-break space included.
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]*");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Where the objects come from.
  @FunctionalInterface
  public interface Source {
    byte[] download(String key) throws IOException, InterruptedException;
  }

  private final Source source;

  public BundleReader(Source source) {
    this.source = source;
  }

  /// Reads and checks all of a bundle; answers its manifest.
  public JsonNode check(String manifestKey) throws IOException, InterruptedException {
    var manifest = gunzip(source.download(manifestKey));
    valid("manifest", manifest);
    for (var chapter : manifest.path("chapters")) {
      chapter(chapter);
    }
    for (var image : manifest.path("images")) {
      var key = manifestKey.replace("manifest.json.gz", "images/" + image.path("name").asText());
      assertThat(source.download(key)).hasSize(image.path("size").asInt());
    }
    vocabulary(manifest, manifestKey.replace("manifest.json.gz", "vocabulary.json.gz"));
    if (manifest.has("glossary")) {
      var file = manifest.path("glossary").path("file").asText();
      var glossary = gunzip(source.download(manifestKey.replace("manifest.json.gz", file)));
      valid("glossary", glossary);
      assertThat(glossary.path("entries"))
          .hasSize(manifest.path("glossary").path("entries").asInt());
    }
    valid(
        "report",
        JSON.readTree(source.download(manifestKey.replace("manifest.json.gz", "report.json"))));
    return manifest;
  }

  private void vocabulary(JsonNode manifest, String key) throws IOException, InterruptedException {
    var vocabulary = gunzip(source.download(key));
    valid("vocabulary", vocabulary);
    assertThat(vocabulary.path("entries"))
        .hasSize(manifest.path("stats").path("distinctWords").asInt());
    assertThat(vocabulary.path("chapters")).hasSize(manifest.path("chapters").size());
    var texts = new HashMap<String, String>();
    for (var chapter : manifest.path("chapters")) {
      texts.put(chapter.path("id").asText(), chapter.path("content").asText());
    }
    for (var entry : vocabulary.path("entries")) {
      var first = entry.path("first");
      var word =
          texts
              .getOrDefault(first.path("chapterId").asText(), "")
              .substring(first.path("start").asInt(), first.path("end").asInt());
      assertThat(entry.path("surfaces")).anyMatch(form -> form.path(0).asText().equals(word));
      var sum = 0;
      for (var chapter : entry.path("chapters")) {
        sum += chapter.path(1).asInt();
      }
      assertThat(sum).isEqualTo(entry.path("count").asInt());
    }
  }

  private void chapter(JsonNode chapter) throws IOException, InterruptedException {
    var content = chapter.path("content").asText();
    if (!chapter.has("tokensPath")) {
      assertThat(content).isBlank();
      return;
    }
    assertThat(chapter.path("textHash").asText()).isEqualTo(hash(content));
    var tokens = gunzip(source.download(chapter.path("tokensPath").asText()));
    valid("tokens", tokens);
    assertThat(tokens.path("chapterId").asText()).isEqualTo(chapter.path("id").asText());
    assertThat(tokens.path("textHash").asText()).isEqualTo(hash(content));
    tokens(content, tokens.path("tokens"));
    sentences(content, tokens.path("sentences"));
  }

  private static void tokens(String content, JsonNode tokens) {
    var end = 0;
    for (var token : tokens) {
      var start = token.path("start").asInt();
      assertThat(start).isGreaterThanOrEqualTo(end);
      assertThat(content.substring(end, start)).matches(BLANK);
      end = token.path("end").asInt();
      assertThat(content.substring(start, end)).isEqualTo(token.path("surface").asText());
      for (var furigana : token.path("furigana")) {
        assertThat(content.substring(furigana.path(0).asInt(), furigana.path(1).asInt()))
            .doesNotContainPattern("^[ぁ-ん]+$");
      }
    }
    assertThat(content.substring(end)).matches(BLANK);
  }

  private static void sentences(String content, JsonNode sentences) {
    var end = 0;
    for (var sentence : sentences) {
      assertThat(content.substring(end, sentence.path(0).asInt())).matches(BLANK);
      end = sentence.path(1).asInt();
    }
    assertThat(content.substring(end)).matches(BLANK);
  }

  private static String hash(String content) {
    var hash = 0x811c9dc5;
    for (var i = 0; i < content.length(); i++) {
      hash = (hash ^ content.charAt(i)) * 0x01000193;
    }
    return "fnv1a32:%08x".formatted(hash);
  }

  private static JsonNode gunzip(byte[] bytes) throws IOException {
    return JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(bytes)));
  }

  private static void valid(String name, JsonNode file) throws IOException {
    assertThat(schema(name).validate(file)).as(name).isEmpty();
  }

  private static JsonSchema schema(String name) throws IOException {
    var path = Repository.root().resolve("docs/schemas/" + name + ".schema.json");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(path));
  }
}
