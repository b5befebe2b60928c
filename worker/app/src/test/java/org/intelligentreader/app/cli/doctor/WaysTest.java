package org.intelligentreader.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.config.Environment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways to a project as operators set them up elsewhere, each walked by the doctor from end to end.
class WaysTest {
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder().encodeToString("anna:open@sesame".getBytes(StandardCharsets.UTF_8));

  private static final String USER = "anna:open%40sesame@";

  @TempDir private Path folder = Path.of("");
  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var server : servers) {
      server.close();
    }
  }

  @Test
  void through_a_proxy_with_a_password_to_http() throws Exception {
    var project = keep(StandIn.plain());
    for (var variable : List.of("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")) {
      var proxy = proxy(project.port(), Optional.of(AUTHORIZATION));
      healthy("http://project.example", Map.of(variable, "http://" + USER + at(proxy)));
      assertThat(proxy.seen())
          .isNotEmpty()
          .allMatch(line -> line.contains("http://project.example/"));
    }
  }

  @Test
  void through_a_proxy_with_a_password_to_https_of_an_authority_of_ones_own() throws Exception {
    var made = Certificates.make(folder, "dns:project.example", "-1d", 9);
    var project = keep(StandIn.encrypted(made.context()));
    for (var variable : List.of("HTTPS_PROXY", "https_proxy")) {
      var proxy = proxy(project.port(), Optional.of(AUTHORIZATION));
      healthy(
          "https://project.example",
          Map.of(variable, USER + at(proxy), "SSL_CERT_FILE", made.pem().toString()));
      assertThat(proxy.seen())
          .isNotEmpty()
          .allMatch(line -> line.startsWith("CONNECT project.example:443"));
    }
  }

  @Test
  void past_the_proxy_where_no_proxy_says_so() throws Exception {
    var project = keep(StandIn.plain());
    var proxy = proxy(project.port(), Optional.empty());
    healthy(project.url(), Map.of("HTTP_PROXY", at(proxy)));
    healthy(project.url("127.0.0.1"), Map.of("HTTP_PROXY", at(proxy), "no_proxy", "127.0.0.0/8"));
    assertThat(proxy.seen()).isEmpty();
  }

  @Test
  void to_an_authority_in_a_folder_beside_one_that_does_not_exist() throws Exception {
    var made = Certificates.make(folder, "ip:127.0.0.1", "-1d", 9);
    var project = keep(StandIn.encrypted(made.context()));
    var authorities = Files.createDirectories(folder.resolve("certs"));
    Files.copy(made.pem(), authorities.resolve("own.pem"));
    Files.writeString(authorities.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nno\n");
    healthy(
        project.url(),
        Map.of(
            "SSL_CERT_DIR", folder.resolve("none") + ":" + authorities, "SSL_CERT_FILE", "/none"));
  }

  @Test
  void to_an_address_of_ipv6() throws Exception {
    var loopback = InetAddress.ofLiteral("::1");
    assertThat(loopback).isInstanceOf(Inet6Address.class);
    StandIn project;
    try {
      project = keep(StandIn.plainAt(loopback));
    } catch (java.net.SocketException e) {
      System.out.println("this machine has no IPv6: " + e.getMessage());
      return;
    }
    healthy(project.url("[::1]"), Map.of());
  }

  private static void healthy(String url, Map<String, String> more) throws Exception {
    var environment = new HashMap<>(more);
    environment.put("SUPABASE_URL", url);
    environment.put("SUPABASE_SECRET_KEY", "sb_secret_of_no_project_0123456789");
    try (var project = Project.of(new Environment(environment))) {
      assertThat(new Checkup(project, InstantSource.system()).run())
          .hasSize(9)
          .allMatch(finding -> finding.state() == Finding.State.OK);
    }
  }

  private LoopbackProxy proxy(int target, Optional<String> authorization) throws Exception {
    var proxy = new LoopbackProxy(target, authorization);
    servers.add(proxy);
    return proxy;
  }

  private static String at(LoopbackProxy proxy) {
    return "127.0.0.1:" + proxy.port();
  }

  private StandIn keep(StandIn server) {
    servers.add(server);
    return server;
  }

  @Test
  void to_a_url_of_one_service_as_it_was_meant_with_a_path_before_it() throws Exception {
    var project = keep(StandIn.plain());
    for (var end :
        List.of("", "/", "//", "/rest/v1", "/rest/v1/", "/storage/v1", "/kong/auth/v1/")) {
      healthy(project.url() + end, Map.of());
      var config =
          ConfigReader.of(
              Map.of(
                  "SUPABASE_URL",
                  project.url() + end,
                  "SUPABASE_SECRET_KEY",
                  "sb_secret_of_no_project_0123456789"),
              "test");
      assertThat(config.notes()).hasSize(end.contains("v1") ? 1 : 0);
    }
    assertThat(project.calls()).anyMatch(call -> call.startsWith("GET /kong/rest/v1/"));
  }
}
