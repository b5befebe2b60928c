package org.intelligentreader.local.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What other pages make a browser send, with all that they could have learned: the victim's own
/// token. Every request here would succeed if the page were the stack's own.
final class ForeignPages {
  /// What stands behind `Origin`: other names, other ports, and what only looks like our own.
  private static final List<String> ORIGINS =
      List.of(
          "http://evil.example",
          "https://evil.example",
          "null",
          "",
          "*",
          "file://",
          "http://localhost:5174",
          "http://127.0.0.1",
          "http://127.0.0.1:1",
          "https://{host}",
          "HTTP://{host}",
          "http://{host}/",
          "http://{host}.evil.example",
          "http://evil.example#{host}",
          "http://evil.example@{host}",
          "http://localhost:{port}",
          "http://[::1]:{port}",
          "http://0.0.0.0:{port}",
          "chrome-extension://abcdef",
          "http://friend.example:5174",
          "https://friend.example:5173",
          "http://friend.example:5173.evil.example",
          "http://friend.example:5173, http://evil.example",
          "http://{host} http://evil.example");

  /// Names that can be pointed at this machine, and addresses that lead to it in a roundabout way.
  private static final List<String> HOSTS =
      List.of(
          "evil.example",
          "evil.example:{port}",
          "127.0.0.1.nip.io:{port}",
          "localhost.evil.example:{port}",
          "localtest.me:{port}",
          "0.0.0.0:{port}",
          "127.1:{port}",
          "2130706433:{port}",
          "0x7f.0.0.1:{port}",
          "127.0.0.1.:{port}",
          "localhost.:{port}",
          "[::]:{port}",
          "[::ffff:127.0.0.1]:{port}",
          "[::1%25lo]:{port}",
          "127.0.0.2:{port}",
          "evil.example#127.0.0.1:{port}",
          "127.0.0.1:{port}@evil.example",
          "evil.example:80@127.0.0.1:{port}",
          "127.0.0.1:{port}:80",
          "127.0.0.1:{port}, evil.example",
          "",
          "friend.example:5173",
          "127.0.0.1%00.evil.example",
          "http://127.0.0.1:{port}",
          "127.0.0.1:{port}/");

  private static final List<String> SITES =
      List.of(
          "cross-site",
          "same-site",
          "Same-Origin",
          "",
          "none, cross-site",
          "same-origin, cross-site",
          "?1");

  private final Victim victim;
  private final Random random;

  ForeignPages(Victim victim, Random random) {
    this.victim = victim;
    this.random = random;
  }

  List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    for (var origin : ORIGINS) {
      for (var i = 0; i < 4; i++) {
        attacks.add(
            attack(
                "origin " + origin, "Host: " + victim.host(), List.of("Origin: " + fill(origin))));
      }
    }
    for (var host : HOSTS) {
      for (var i = 0; i < 3; i++) {
        attacks.add(attack("host " + host, "Host: " + fill(host), origins(fill(host))));
      }
    }
    for (var site : SITES) {
      for (var i = 0; i < 3; i++) {
        attacks.add(
            attack("site " + site, "Host: " + victim.host(), List.of("Sec-Fetch-Site: " + site)));
      }
    }
    attacks.add(
        attack(
            "two origins",
            "Host: " + victim.host(),
            List.of("Origin: http://" + victim.host(), "Origin: http://evil.example")));
    attacks.add(
        attack(
            "own origin, foreign site",
            "Host: " + victim.host(),
            List.of("Origin: http://" + victim.host(), "Sec-Fetch-Site: cross-site")));
    attacks.addAll(twistedHosts());
    attacks.addAll(preflights());
    return attacks;
  }

  /// A rebound page is of the origin that its name says.
  private List<String> origins(String host) {
    return random.nextBoolean()
        ? List.of()
        : List.of("Origin: http://" + host, "Sec-Fetch-Site: same-origin");
  }

  private Attack attack(String name, String host, List<String> signs) {
    var line = lines().get(random.nextInt(lines().size()));
    var headers = new ArrayList<String>();
    headers.add(host);
    headers.addAll(signs);
    headers.add("Authorization: Bearer " + victim.owner().token());
    headers.add("Content-Type: text/plain");
    var body = line.startsWith("GET") ? "" : body(line);
    return Attack.refused(name + " " + line, Attack.http(line, headers, body));
  }

  private String body(String line) {
    return line.contains("/token")
        ? "{\"email\":\"" + Victim.MALLORY + "\",\"password\":\"correct-horse\"}"
        : line.contains("/signup")
            ? "{\"email\":\"new@example.org\",\"password\":\"mmmmmmmm\"}"
            : line.startsWith("PATCH") ? "{\"cover\":\"x\"}" : "{}";
  }

  private List<String> lines() {
    var object = victim.object();
    return List.of(
        "POST /local/session",
        "POST /local/operator/book_job_admin_list",
        "GET /config.js",
        "GET /api/client.js",
        "GET /rest/v1/books?select=id,title",
        "PATCH /rest/v1/books?id=eq.book",
        "DELETE /rest/v1/books?id=eq.book",
        "POST /rest/v1/rpc/book_job_stats",
        "GET /storage/v1/object/" + object,
        "POST /storage/v1/object/list/epubs",
        "POST /storage/v1/object/" + victim.ownObject() + ".evil",
        "DELETE /storage/v1/object/" + object,
        "POST /auth/v1/token?grant_type=password",
        "POST /auth/v1/signup",
        "GET /auth/v1/user",
        "POST /auth/v1/logout",
        "GET /dictionary/ja/x",
        "GET /nothing");
  }

  /// Two names in one request: the server must not believe the better one.
  private List<Attack> twistedHosts() {
    var token = "Authorization: Bearer " + victim.owner().token();
    var own = "Host: " + victim.host();
    var path = "/rest/v1/books?select=title";
    return List.of(
        Attack.refused(
            "two hosts", Attack.http("GET " + path, List.of(own, "Host: evil.example", token), "")),
        Attack.refused(
            "two hosts, foreign first",
            Attack.http("GET " + path, List.of("Host: evil.example", own, token), "")),
        Attack.refused(
            "absolute", Attack.http("GET http://evil.example" + path, List.of(own, token), "")),
        Attack.refused(
            "absolute, foreign host",
            Attack.http(
                "GET http://" + victim.host() + path, List.of("Host: evil.example", token), "")),
        Attack.refused(
            "forwarded",
            Attack.http(
                "GET " + path,
                List.of(
                    "Host: evil.example",
                    "X-Forwarded-Host: " + victim.host(),
                    "Forwarded: host=" + victim.host(),
                    token),
                "")),
        Attack.refused("no host", Attack.http("GET " + path, List.of(token), "")),
        Attack.refused(
            "an older version without host", "GET " + path + " HTTP/1.0\r\n" + token + "\r\n\r\n"),
        Attack.refused("the oldest version", "GET " + path + "\r\n"),
        Attack.refused(
            "socket",
            "GET /rest/v1/books HTTP/1.1\r\n"
                + own
                + "\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
  }

  private List<Attack> preflights() {
    var attacks = new ArrayList<Attack>();
    for (var path :
        List.of(
            "/rest/v1/books",
            "/auth/v1/token",
            "/storage/v1/object/epubs/x",
            "/local/session",
            "/config.js")) {
      for (var origin : List.of("http://evil.example", "null", "http://localhost:5174")) {
        attacks.add(
            Attack.refused(
                "preflight " + path + " " + origin,
                Attack.http(
                    "OPTIONS " + path,
                    List.of(
                        "Host: " + victim.host(),
                        "Origin: " + origin,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization",
                        "Access-Control-Request-Private-Network: true"),
                    "")));
      }
    }
    return attacks;
  }

  private String fill(String text) {
    return text.replace("{host}", victim.host()).replace("{port}", String.valueOf(victim.port()));
  }
}
