package org.intelligentreader.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.attacks.Victim;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Pages of other origins in a real Chromium, which is told not to protect this machine by itself:
/// the stack alone has to. Nothing is read, included or changed.
@Needs(Need.CHROMIUM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePagesTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "--host-resolver-rules=MAP evil.example 127.0.0.1, MAP friend.example 127.0.0.1",
          "--disable-popup-blocking",
          "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights");

  private static final byte[] PICTURE =
      java.util.Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  /// What one page may read when its origin was named.
  private static final String ASK =
      "async ({ base, token, path }) => { const r = await fetch(base + path, { headers: token ? { Authorization: `Bearer ${token}` } : {} }).catch(() => undefined);"
          + " return r ? `${r.status} ${await r.text()}` : 'refused' }";

  private Optional<HttpServer> site = Optional.empty();
  private Optional<Victim> opened = Optional.empty();
  private Optional<Chromium> chromium = Optional.empty();

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var page = "<!doctype html><title>a site</title><body>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    site = Optional.of(server);
    opened = Optional.of(Victim.open(folder, java.util.Set.of(origin("friend.example"))));
    opened
        .get()
        .owner()
        .put(opened.get().owner().userId() + "/x/picture.png", "image/png", PICTURE);
    chromium = Optional.of(new Chromium(ARGUMENTS));
  }

  @AfterAll
  void close() throws IOException {
    chromium.ifPresent(Chromium::close);
    site.ifPresent(server -> server.stop(0));
    if (opened.isPresent()) {
      opened.get().close();
    }
  }

  @Test
  void a_page_of_another_site_reads_and_changes_nothing() throws Exception {
    nothing("http://evil.example");
  }

  @Test
  void nor_does_a_page_of_another_port_of_this_machine() throws Exception {
    nothing("http://127.0.0.1");
    nothing("http://localhost");
  }

  /// The stack's own port under a foreign name: the browser takes it for the page's own origin.
  @Test
  void a_name_that_was_pointed_at_this_machine_gets_nothing() throws Exception {
    var victim = opened.orElseThrow();
    try (var context = browser().newContext()) {
      var page = context.newPage();
      var base = "http://evil.example:" + victim.port();
      var answer = page.navigate(base + "/");
      assertThat(answer.status()).isEqualTo(403);
      for (var path :
          List.of(
              "/config.js",
              "/local/session",
              "/rest/v1/books",
              "/storage/v1/object/" + victim.object())) {
        var got =
            page.evaluate(ASK, Map.of("base", base, "token", victim.owner().token(), "path", path));
        assertThat((String) got)
            .as(path)
            .matches("(?s)403 .*|refused")
            .doesNotContain(Victim.TITLE);
      }
    }
  }

  @Test
  void a_page_that_was_named_may_use_the_services_and_not_what_is_the_own_pages() throws Exception {
    var victim = opened.orElseThrow();
    try (var context = browser().newContext()) {
      var page = context.newPage();
      page.navigate(origin("friend.example") + "/");
      var base = victim.stack().url().toString();
      var books =
          page.evaluate(
              ASK,
              Map.of(
                  "base",
                  base,
                  "token",
                  victim.owner().token(),
                  "path",
                  "/rest/v1/books?select=title"));
      assertThat((String) books).startsWith("200 ").contains(Victim.TITLE);
      var session = page.evaluate(ASK, Map.of("base", base, "token", "", "path", "/local/session"));
      assertThat((String) session).doesNotContain("access_token");
    }
  }

  private void nothing(String scheme) throws Exception {
    var victim = opened.orElseThrow();
    var before = victim.state();
    try (var context = browser().newContext()) {
      var page = context.newPage();
      page.navigate(scheme + ":" + site.orElseThrow().getAddress().getPort() + "/");
      var got = page.evaluate(script(), knowledge(victim));
      assertThat((List<?>) got).as(scheme).isEqualTo(new ArrayList<>());
    }
    assertThat(victim.state()).isEqualTo(before);
  }

  private static Map<String, String> knowledge(Victim victim) throws IOException {
    var picture = "epubs/" + victim.owner().userId() + "/x/picture.png";
    var known = new HashMap<String, String>();
    known.put("base", victim.stack().url().toString());
    known.put("token", victim.owner().token());
    known.put("key", victim.stack().keys().publishable());
    known.put("email", Victim.OWNER);
    known.put("object", victim.object());
    known.put("signed", signed(victim, victim.object()));
    known.put("image", signed(victim, picture));
    return known;
  }

  private static String signed(Victim victim, String object) throws IOException {
    return "/storage/v1/object/sign/"
        + object
        + "?token="
        + victim.urlToken(victim.owner(), "sign", object);
  }

  private String origin(String name) {
    return "http://" + name + ":" + site.orElseThrow().getAddress().getPort();
  }

  private Browser browser() {
    return chromium.orElseThrow().browser();
  }

  private static String script() throws IOException {
    try (var in = HostilePagesTest.class.getResourceAsStream("/hostile-page.js")) {
      assertThat(in).isNotNull();
      var text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("async ("));
    }
  }
}
