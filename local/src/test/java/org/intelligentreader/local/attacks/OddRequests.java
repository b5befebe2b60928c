package org.intelligentreader.local.attacks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Mallory, signed in as herself, with paths, ranges, headers, schemas, methods and statements that
/// lead elsewhere.
final class OddRequests {
  private static final List<String> DOTS =
      List.of(
          "..",
          "%2e%2e",
          "..%2f",
          "..%5c",
          "..\\",
          "%2e%2e%2f",
          "%252e%252e",
          "%c0%ae%c0%ae",
          "....//",
          "..;",
          "..%00",
          "%uff0e%uff0e",
          ".%0d%0a.",
          "%2e.");

  private static final List<String> TARGETS =
      List.of(
          "keys.json",
          "etc/passwd",
          "lock",
          "postgres/PG_VERSION",
          "%2fetc%2fpasswd",
          "supabase/schema.sql");

  private final Victim victim;
  private final Random random;

  OddRequests(Victim victim, Random random) {
    this.victim = victim;
    this.random = random;
  }

  List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    paths(attacks);
    ranges(attacks);
    schemas(attacks);
    methods(attacks);
    framing(attacks);
    statements(attacks);
    return attacks;
  }

  private void paths(List<Attack> attacks) {
    var roots =
        List.of(
            "/",
            "/api/",
            "/samples/",
            "/storage/v1/object/epubs/",
            "/storage/v1/object/public/epubs/",
            "/storage/v1/object/" + victim.ownObject() + "/",
            "/rest/v1/",
            "/dictionary/ja/",
            "/local/operator/");
    for (var root : roots) {
      for (var i = 0; i < 8; i++) {
        var dots = DOTS.get(random.nextInt(DOTS.size()));
        var path =
            root
                + (dots + "/").repeat(1 + random.nextInt(6))
                + TARGETS.get(random.nextInt(TARGETS.size()));
        attacks.add(Attack.refused("path " + path, ask("GET " + path)));
      }
    }
    for (var root : roots) {
      for (var part : List.of("a/", "a.", "a-/", "%61/", "a,", "(", "a=b&")) {
        var path = root + part.repeat(9_000 / part.length()) + ".x";
        attacks.add(Attack.refused("many " + part + " behind " + root, ask("GET " + path)));
      }
    }
    for (var key :
        List.of(
            "..",
            "a/../../x",
            "a\\..\\x",
            "x%00.epub",
            "a/./../b",
            "caf%C3%A9",
            "x%0d%0aSet-Cookie:a",
            "a%23b",
            "{x}")) {
      attacks.add(
          Attack.refused(
              "key " + key,
              ask(
                  "POST /storage/v1/object/epubs/" + victim.mallory().userId() + "/" + key,
                  List.of(),
                  "evil")));
    }
    for (var target :
        List.of(victim.object(), "none/x", "epubs/" + victim.owner().userId() + "/new")) {
      var slash = target.indexOf('/');
      attacks.add(
          Attack.refused(
              "copy to " + target,
              ask(
                  "POST /storage/v1/object/copy",
                  List.of(),
                  "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                      + victim.ownObject().substring(6)
                      + "\",\"destinationBucket\":\""
                      + target.substring(0, slash)
                      + "\",\"destinationKey\":\""
                      + target.substring(slash + 1)
                      + "\"}")));
      attacks.add(
          Attack.refused(
              "move to " + target,
              ask(
                  "POST /storage/v1/object/move",
                  List.of(),
                  "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                      + victim.object().substring(6)
                      + "\",\"destinationKey\":\""
                      + victim.mallory().userId()
                      + "/stolen\"}")));
    }
  }

  private void ranges(List<Attack> attacks) {
    for (var range :
        List.of(
            "bytes=99999999999999999999-",
            "bytes=0-99999999999999999999",
            "bytes=-99999999999999999999",
            "bytes=-0",
            "bytes=5-2",
            "bytes=--",
            "bytes=0-0,1-1,2-2",
            "bytes=9223372036854775807-",
            "bytes=" + "0-,".repeat(2000),
            "99999999999999999999-",
            "0-99999999999999999999",
            "-1",
            "9223372036854775807-9223372036854775807")) {
      attacks.add(
          Attack.harmless(
              "range " + range,
              ask("GET /storage/v1/object/" + victim.ownObject(), List.of("Range: " + range), "")));
      attacks.add(
          Attack.harmless(
              "rows " + range, ask("GET /rest/v1/books", List.of("Range: " + range), "")));
    }
    for (var name :
        List.of("x%0d%0aSet-Cookie:%20a=b", "%22;%20x=y", "%00", "%E6%9C%AC", "a".repeat(5000))) {
      attacks.add(
          Attack.harmless(
              "saved as " + name,
              ask("GET /storage/v1/object/" + victim.ownObject() + "?download=" + name)));
    }
  }

  private void schemas(List<Attack> attacks) {
    for (var schema :
        List.of(
            "storage",
            "auth",
            "private",
            "pg_catalog",
            "information_schema",
            "extensions",
            "STORAGE",
            "\"storage\"",
            "public, storage",
            "storage;",
            "pg_temp",
            "")) {
      attacks.add(
          Attack.refused(
              "reads schema " + schema,
              ask(
                  "GET /rest/v1/objects?select=name,version",
                  List.of("Accept-Profile: " + schema),
                  "")));
      attacks.add(
          Attack.refused(
              "writes schema " + schema,
              ask(
                  "PATCH /rest/v1/objects?name=eq." + victim.ownObject().substring(6),
                  List.of("Content-Profile: " + schema, "Content-Type: application/json"),
                  "{\"version\":\"../keys.json\"}")));
      attacks.add(
          Attack.refused(
              "calls schema " + schema,
              ask(
                  "POST /rest/v1/rpc/pg_read_file",
                  List.of("Content-Profile: " + schema),
                  "{\"filename\":\"/etc/passwd\"}")));
    }
  }

  private void methods(List<Attack> attacks) {
    for (var method : List.of("TRACE", "PROPFIND", "PUT", "DELETE", "get", "G\u00e9T", "POST")) {
      attacks.add(Attack.refused("method " + method, ask(method + " /index.html")));
    }
    for (var method : List.of("TRACE", "CONNECT", "MOVE", "PATCH")) {
      attacks.add(
          Attack.refused(
              "method " + method, ask(method + " /storage/v1/object/" + victim.object())));
      attacks.add(Attack.refused("method " + method, ask(method + " /auth/v1/user")));
    }
    for (var override : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method")) {
      attacks.add(
          Attack.refused(
              override,
              ask(
                  "POST /rest/v1/books?id=eq.book",
                  List.of(override + ": DELETE"),
                  "{\"none\":1}")));
    }
    for (var header :
        List.of(
            "X-Original-URL: /local/operator/book_job_stats",
            "X-Rewrite-URL: /keys.json",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Prefix: /..")) {
      attacks.add(Attack.refused(header, ask("GET /nothing", List.of(header), "")));
    }
  }

  /// One request inside another.
  private void framing(List<Attack> attacks) {
    var head = "POST /rest/v1/rpc/nothing HTTP/1.1\r\nHost: " + victim.host() + "\r\n";
    var inner = "GET /rest/v1/books HTTP/1.1\r\nHost: x\r\nX: y\r\n\r\n";
    for (var framing :
        List.of(
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Content-Length: 5\r\nContent-Length: 6",
            "Content-Length: -1",
            "Content-Length: +5",
            "Content-Length: 0x5",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5, 6",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\tx")) {
      attacks.add(
          Attack.refused("framing " + framing, head + framing + "\r\n\r\n0\r\n\r\n" + inner));
    }
    for (var chunk :
        List.of(
            "zz\r\nx\r\n0\r\n\r\n",
            "-1\r\n\r\n",
            "fffffffffffffffff\r\nx",
            "5;" + "x".repeat(9000) + "\r\n12345\r\n0\r\n\r\n",
            "5\r\n1234567\r\n0\r\n\r\n")) {
      attacks.add(
          Attack.refused(
              "chunk " + chunk.substring(0, 2),
              head + "Transfer-Encoding: chunked\r\n\r\n" + chunk));
    }
    for (var header :
        List.of(
            "X: a\u0000b",
            "X : y",
            ": y",
            "X\u0000: y",
            " X: y",
            "X: a\rb",
            "X",
            "\u00e9: y",
            "(x): y",
            "X: " + "y".repeat(70_000))) {
      attacks.add(
          Attack.harmless(
              "header " + header.substring(0, Math.min(9, header.length())),
              ask("GET /rest/v1/books?select=id", List.of(header), "")));
    }
    attacks.add(
        Attack.refused(
            "many headers",
            ask("GET /rest/v1/books", List.of("a: b\r\n".repeat(9000) + "c: d"), "")));
    attacks.add(
        Attack.refused("long address", ask("GET /rest/v1/books?id=eq." + "x".repeat(100_000))));
    for (var line :
        List.of(
            "GET  /rest/v1/books HTTP/1.1",
            "GET /rest/v1/books HTTP/9.9",
            "GET /rest/v1/books HTTP/2.0",
            "PRI * HTTP/2.0",
            "GET",
            "\u0000",
            "GET /rest/v1/bo oks HTTP/1.1",
            "GET /rest/v1/books\u0000 HTTP/1.1",
            "GET rest/v1/books HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "CONNECT evil.example:80 HTTP/1.1",
            "GET //evil.example/rest/v1/books HTTP/1.1",
            "GET ?x HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /rest/v1/%zz HTTP/1.1",
            "GET /rest/v1/books?id=eq.%zz HTTP/1.1",
            "GET /storage/v1/object/%z HTTP/1.1")) {
      attacks.add(Attack.refused("line " + line, line + "\r\nHost: " + victim.host() + "\r\n\r\n"));
    }
  }

  private void statements(List<Attack> attacks) {
    for (var text :
        List.of(
            "'",
            "''; drop table public.books; --",
            "\\'; select 1; --",
            "\"",
            "$$",
            "%00",
            "%27%20or%20true--",
            "x')%20or%20true--",
            "\u00ff",
            "(select%20version())",
            "1)%20union%20select%20secret",
            "){",
            "\ud83d")) {
      for (var query :
          List.of(
              "books?select=",
              "books?id=eq.",
              "books?order=",
              "books?or=(id.eq.",
              "books?limit=",
              "books?",
              "books?id=in.(",
              "books?select=id::",
              "books?id=fts(",
              "",
              "rpc/")) {
        var line = "GET /rest/v1/" + query + text.replace(" ", "%20");
        attacks.add(Attack.harmless("statement " + query + text, ask(line)));
      }
      var body =
          "{\"email\":\""
              + Victim.OWNER
              + "\",\"password\":\""
              + text.replace("\\", "\\\\").replace("\"", "\\\"")
              + "\"}";
      attacks.add(
          Attack.refused(
              "password " + text, ask("POST /auth/v1/token?grant_type=password", List.of(), body)));
    }
  }

  private String ask(String line) {
    return ask(line, List.of(), "");
  }

  private String ask(String line, List<String> more, String body) {
    var headers = new ArrayList<String>();
    headers.add("Host: " + victim.host());
    headers.add("Authorization: Bearer " + victim.mallory().token());
    headers.addAll(more);
    return Attack.http(
        line,
        headers,
        new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}
