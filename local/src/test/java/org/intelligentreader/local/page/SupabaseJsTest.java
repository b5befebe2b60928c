package org.intelligentreader.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The official client, the newest from npm, works on the local stack as on a hosted project. It
/// runs in Chromium, so that no Node of a certain age is needed.
@InChromium
class SupabaseJsTest {
  private static final long PATIENCE_SECONDS = 60;

  private final PageStage stage;
  private final Path folder;

  SupabaseJsTest(PageStage stage, @TempDir Path folder) {
    this.stage = stage;
    this.folder = folder;
  }

  @Test
  @Needs(Need.NPM)
  void the_official_client_works_unchanged() throws Exception {
    var client = Files.readString(newestClient());
    try (var visitor = stage.atThisMachine("en-GB")) {
      var page = visitor.page();
      page.route("**/supabase.js", route -> route.fulfill(javascript(client)));
      page.route("**/client.html", route -> route.fulfill(html()));
      visitor.goTo("client.html");
      var keys = stage.stack().keys();
      var wrong =
          page.evaluate(
              script(),
              Map.of(
                  "url", stage.stack().url().toString(),
                  "key", keys.publishable(),
                  "secret", keys.serviceRoleJwt(),
                  "stamp", UUID.randomUUID().toString()));
      assertThat((List<?>) wrong).isEmpty();
    }
  }

  private Path newestClient() throws IOException, InterruptedException {
    run("npm", "pack", "--silent", "@supabase/supabase-js@latest");
    try (var files = Files.list(folder)) {
      var archive = files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
      Need.NPM.require(archive.isPresent());
      run("tar", "xzf", archive.orElseThrow().toString());
    }
    return folder.resolve("package/dist/umd/supabase.js");
  }

  private void run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroy();
    Need.NPM.require(ended && process.exitValue() == 0);
  }

  private static Route.FulfillOptions javascript(String code) {
    return new Route.FulfillOptions().setContentType("text/javascript").setBody(code);
  }

  private static Route.FulfillOptions html() {
    return new Route.FulfillOptions()
        .setContentType("text/html")
        .setBody("<!doctype html><title>client</title><script src='supabase.js'></script>");
  }

  private static String script() throws IOException {
    try (InputStream in = SupabaseJsTest.class.getResourceAsStream("/supabase-js.js")) {
      assertThat(in).isNotNull();
      return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
