package org.intelligentreader.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the local stack offers beside Supabase is for its own page only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnPagesTest {
  private static final String USER = "owner@example.org";

  private Optional<LocalStack> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty(), Optional.of(USER)));
    stack.ensureUser(USER, "correct-horse");
    started = Optional.of(stack);
  }

  @AfterAll
  void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void the_page_is_signed_in_without_a_password() throws Exception {
    assertThat(ask("POST /local/session", host())).contains(" 200 ").contains("access_token");
  }

  @Test
  void a_page_of_another_origin_is_not() throws Exception {
    for (var path : new String[] {"POST /local/session", "POST /local/operator/book_job_stats"}) {
      assertThat(ask(path, host(), "Origin: http://evil.example")).contains(" 403 ");
      assertThat(ask(path, host(), "Sec-Fetch-Site: cross-site")).contains(" 403 ");
    }
  }

  @Test
  void a_foreign_name_that_points_at_this_machine_is_not() throws Exception {
    assertThat(ask("POST /local/session", "Host: evil.example")).contains(" 403 ");
  }

  @Test
  void no_other_origin_may_read_the_configuration() throws Exception {
    assertThat(ask("GET /config.js", host(), "Origin: http://evil.example"))
        .contains(" 403 ")
        .doesNotContain("sb_publishable_")
        .doesNotContain("Access-Control-Allow-Origin");
    assertThat(ask("GET /config.js", host())).contains("sb_publishable_").contains("local = true");
  }

  @Test
  void the_operator_has_five_functions_and_no_more() throws Exception {
    assertThat(ask("POST /local/operator/book_job_stats", host())).contains("oldest_ready");
    assertThat(ask("POST /local/operator/book_job_purge", host())).contains(" 404 ");
    assertThat(ask("GET /local/operator/book_job_stats", host())).contains(" 404 ");
  }

  @Test
  void files_outside_the_page_are_not_served() throws Exception {
    for (var path :
        new String[] {
          "/..%2fschema.sql", "/%2e%2e/%2e%2e/etc/passwd", "/api/..%2f..%2fkeys.json", "/nothing.js"
        }) {
      assertThat(ask("GET " + path, host())).as(path).containsPattern("^HTTP/1.1 40[04] ");
    }
    assertThat(ask("GET /", host())).contains("Content-Security-Policy").contains("main.js");
  }

  @Test
  void a_dictionary_entry_is_found_by_headword_and_reading(@TempDir Path folder) throws Exception {
    var file = folder.resolve("edict");
    Files.writeString(
        file,
        """
        坂道 [さかみち] /(n) (1) made-up slope/(P)/
        坂道 [はんどう] /(n) made-up other/
        ああ /(int) made-up sigh/
        """,
        Charset.forName("EUC-JP"));
    var edict = new Edict(file);
    assertThat(edict.find("坂道", "さかみち"))
        .containsExactly(
            new Edict.Entry("坂道", "さかみち", java.util.List.of("(n) (1) made-up slope"), true));
    assertThat(edict.find("坂道", "")).hasSize(2);
    assertThat(edict.find("ああ", "ああ")).hasSize(1);
    assertThat(edict.find("無い", "ない")).isEmpty();
    assertThat(new Edict(folder.resolve("none")).find("坂道", "")).isEmpty();
  }

  private String host() {
    return "Host: 127.0.0.1:" + port();
  }

  private int port() {
    return started.orElseThrow().url().getPort();
  }

  /// Raw HTTP: clients set Host and Origin as they think best.
  private String ask(String request, String... headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      var text =
          request
              + " HTTP/1.1\r\n"
              + String.join("\r\n", headers)
              + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
