package org.intelligentreader.local.attacks;

import java.util.ArrayList;
import java.util.List;

/// Methods, framing and headers that a server may take otherwise than a proxy before it.
final class OddHttp {
  private final Victim victim;

  OddHttp(Victim victim) {
    this.victim = victim;
  }

  List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    methods(attacks);
    framing(attacks);
    return attacks;
  }

  private void methods(List<Attack> attacks) {
    for (var method : List.of("TRACE", "PROPFIND", "PUT", "DELETE", "get", "G\u00e9T", "POST")) {
      attacks.add(Attack.refused("method " + method, victim.ask(method + " /index.html")));
    }
    for (var method : List.of("TRACE", "CONNECT", "MOVE", "PATCH")) {
      attacks.add(
          Attack.refused(
              "method " + method, victim.ask(method + " /storage/v1/object/" + victim.object())));
      attacks.add(Attack.refused("method " + method, victim.ask(method + " /auth/v1/user")));
    }
    for (var override : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method")) {
      attacks.add(
          Attack.refused(
              override,
              victim.ask(
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
      attacks.add(Attack.refused(header, victim.ask("GET /nothing", List.of(header), "")));
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
              victim.ask("GET /rest/v1/books?select=id", List.of(header), "")));
    }
    attacks.add(
        Attack.refused(
            "many headers",
            victim.ask("GET /rest/v1/books", List.of("a: b\r\n".repeat(9000) + "c: d"), "")));
    attacks.add(
        Attack.refused(
            "long address", victim.ask("GET /rest/v1/books?id=eq." + "x".repeat(100_000))));
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
}
