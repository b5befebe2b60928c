package org.intelligentreader.local.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack that is open to the local network, seen from this machine's own address there: for the
/// stack that is another device.
@Needs(Need.NETWORK_ADDRESS)
class LanTest {
  private static final String OWNER = "owner@example.org";

  private final List<String> codes = new CopyOnWriteArrayList<>();

  @Test
  void without_the_code_another_device_gets_the_page_and_nothing_else(@TempDir Path folder)
      throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      assertThat(device.ask("GET /", "").status()).isEqualTo(200);
      assertThat(device.ask("GET /config.js", "").text())
          .contains("pairing = true")
          .doesNotContain("local");
      for (var line :
          List.of(
              "GET /rest/v1/books",
              "POST /auth/v1/signup",
              "POST /auth/v1/token?grant_type=password",
              "GET /storage/v1/bucket",
              "GET /storage/v1/object/public/epubs/x",
              "POST /local/session",
              "POST /rest/v1/rpc/book_job_stats")) {
        assertThat(device.ask(line, "{}").status()).as(line).isEqualTo(403);
      }
      assertThat(device.ask("POST /local/operator/book_job_stats", "{}").status()).isEqualTo(404);
      assertThat(
              device
                  .as("Authorization: Bearer " + stack.keys().anonJwt(), "GET /rest/v1/books", "")
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void a_code_pairs_one_device_and_is_used_up(@TempDir Path folder) throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      assertThat(codes).hasSize(1);
      var typed = codes.getFirst().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
      var session = device.ask("POST /local/session", "{\"code\":\"" + typed + "\"}");
      assertThat(session.status()).as(session.toString()).isEqualTo(200);
      var json = new ObjectMapper().readTree(session.text());
      var token = "Authorization: Bearer " + json.path("access_token").asText();
      assertThat(device.as(token, "GET /rest/v1/books", "").text()).isEqualTo("[]");
      var refresh = "{\"refresh_token\":\"" + json.path("refresh_token").asText() + "\"}";
      assertThat(device.ask("POST /auth/v1/token?grant_type=refresh_token", refresh).status())
          .isEqualTo(200);
      assertThat(device.ask("POST /local/session", "{\"code\":\"" + typed + "\"}").status())
          .isEqualTo(403);
      assertThat(codes).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @Test
  void keys_and_tokens_of_this_machine_open_nothing_on_another_device(@TempDir Path folder)
      throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      var user = new Workshop(stack).user(OWNER);
      var keys = stack.keys();
      for (var key :
          List.of(
              keys.secret(),
              keys.serviceRoleJwt(),
              keys.publishable(),
              keys.anonJwt(),
              user.token())) {
        var header = "apikey: " + key + "\r\nAuthorization: Bearer " + key;
        for (var line :
            List.of(
                "GET /rest/v1/books",
                "POST /rest/v1/progress",
                "POST /rest/v1/rpc/book_job_stats",
                "GET /storage/v1/bucket",
                "POST /storage/v1/object/epubs/x",
                "GET /auth/v1/user",
                "POST /auth/v1/signup",
                "POST /auth/v1/token?grant_type=password")) {
          assertThat(device.as(header, line, "{}").status()).as(line).isEqualTo(403);
        }
      }
      var session = new ObjectMapper().readTree(here(stack).ask("POST /local/session", "").text());
      var refresh = "{\"refresh_token\":\"" + session.path("refresh_token").asText() + "\"}";
      var line = "POST /auth/v1/token?grant_type=refresh_token";
      assertThat(device.ask(line, refresh).status()).isEqualTo(403);
      assertThat(here(stack).ask(line, refresh).status()).isEqualTo(200);
    }
  }

  @Test
  void a_paired_device_reads_and_keeps_its_place_and_words(@TempDir Path folder) throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      var code = "{\"code\":\"" + codes.getFirst() + "\"}";
      var json = new ObjectMapper().readTree(device.ask("POST /local/session", code).text());
      var refresh = "{\"refresh_token\":\"" + json.path("refresh_token").asText() + "\"}";
      var next = device.ask("POST /auth/v1/token?grant_type=refresh_token", refresh);
      var token = new ObjectMapper().readTree(next.text()).path("access_token").asText();
      var header = "Content-Type: application/json\r\nAuthorization: Bearer " + token;
      for (var line :
          List.of(
              "GET /rest/v1/books",
              "GET /rest/v1/progress",
              "GET /storage/v1/bucket",
              "GET /auth/v1/user")) {
        assertThat(device.as(header, line, "").status()).as(line).isEqualTo(200);
      }
      for (var line :
          List.of(
              "DELETE /rest/v1/progress?book_id=eq.x",
              "DELETE /rest/v1/vocabulary?user_id=eq." + json.path("user").path("id").asText())) {
        assertThat(device.as(header, line, "").status()).as(line).isEqualTo(204);
      }
      for (var line :
          List.of(
              "DELETE /rest/v1/books?id=eq.x",
              "PATCH /rest/v1/books?id=eq.x",
              "POST /rest/v1/book_processing_jobs",
              "POST /rest/v1/rpc/progress",
              "GET /rest/v1/rpc/book_job_stats",
              "GET /rest/v1/%72pc/book_job_stats",
              "POST /rest/v1/progress/x",
              "POST /storage/v1/object/epubs/x",
              "DELETE /storage/v1/object/epubs/x",
              "POST /storage/v1/object/sign/epubs/x",
              "PUT /storage/v1/object/upload/sign/epubs/x?token=x",
              "POST /storage/v1/upload/resumable",
              "POST /auth/v1/signup",
              "POST /auth/v1/token?grant_type=password",
              "POST /auth/v1/logout")) {
        assertThat(device.as(header, line, "{}").status()).as(line).isEqualTo(403);
      }
      var signOut = "POST /auth/v1/logout?scope=local";
      assertThat(device.as(header, signOut, "").status()).isEqualTo(204);
    }
  }

  @Test
  void codes_cannot_be_guessed(@TempDir Path folder) throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      var statuses = new ArrayList<Integer>();
      for (var i = 0; i < 20; i++) {
        statuses.add(device.ask("POST /local/session", "{\"code\":\"AAAA-AA" + i + "\"}").status());
      }
      assertThat(statuses.subList(0, 10)).containsOnly(403);
      assertThat(statuses.subList(10, 20)).containsOnly(429);
      // The right one has to wait as well, and this machine has not.
      assertThat(
              device.ask("POST /local/session", "{\"code\":\"" + codes.getFirst() + "\"}").status())
          .isEqualTo(429);
      assertThat(here(stack).ask("POST /local/session", "").status()).isEqualTo(200);
    }
  }

  @Test
  void foreign_names_and_pages_are_refused_there_too(@TempDir Path folder) throws Exception {
    try (var stack = open(folder)) {
      var device = device(stack);
      for (var host :
          List.of(
              "evil.example",
              "192.168.255.254",
              "0.0.0.0",
              device.address().getHostAddress() + ".nip.io")) {
        assertThat(device.with("Host: " + host, "GET /", "").status()).as(host).isEqualTo(403);
      }
      assertThat(device.as("Origin: http://evil.example", "GET /config.js", "").status())
          .isEqualTo(403);
      assertThat(device.as("Origin: http://" + device.host(), "GET /config.js", "").status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_stack_that_is_not_opened_listens_on_this_machine_only(@TempDir Path folder)
      throws Exception {
    var address = address();
    try (var stack = LocalStack.start(new LocalOptions(folder, 0, Optional.empty()))) {
      var port = stack.url().getPort();
      org.junit.jupiter.api.Assertions.assertThrows(
          ConnectException.class, () -> new RawHttp(address, port).ask("GET / HTTP/1.1\r\n\r\n"));
    }
  }

  private LocalStack open(Path folder) throws IOException, InterruptedException {
    var address = address();
    assertThat(address.isLoopbackAddress()).isFalse();
    var options =
        new LocalOptions(folder, 0, Optional.empty(), Optional.of(OWNER)).onLan(codes::add);
    var stack = LocalStack.start(options);
    new Workshop(stack).user(OWNER);
    return stack;
  }

  /// Somebody who asks from an address.
  private record Device(InetAddress address, int port) {
    String host() {
      return address.getHostAddress() + ":" + port;
    }

    RawHttp.Answer ask(String line, String body) throws IOException {
      return with("Host: " + host(), line, body);
    }

    RawHttp.Answer as(String header, String line, String body) throws IOException {
      return with("Host: " + host() + "\r\n" + header, line, body);
    }

    RawHttp.Answer with(String headers, String line, String body) throws IOException {
      var request = Attack.http(line, List.of(headers), body);
      return new RawHttp(address, port).ask(request).orElseThrow();
    }
  }

  private static Device device(LocalStack stack) throws IOException {
    return new Device(address(), stack.url().getPort());
  }

  private static Device here(LocalStack stack) throws IOException {
    return new Device(InetAddress.getLoopbackAddress(), stack.url().getPort());
  }

  private static InetAddress address() throws IOException {
    return java.net.NetworkInterface.networkInterfaces()
        .flatMap(java.net.NetworkInterface::inetAddresses)
        .filter(address -> address instanceof java.net.Inet4Address && !address.isLoopbackAddress())
        .findFirst()
        .orElseThrow();
  }
}
