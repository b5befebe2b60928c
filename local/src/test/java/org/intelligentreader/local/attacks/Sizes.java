package org.intelligentreader.local.attacks;

import java.util.ArrayList;
import java.util.List;

/// Bodies that are too long, too deep, or not what they say.
final class Sizes {
  private static final int MEGABYTE = 1_048_576;
  private static final int JSON = 17 * MEGABYTE;
  private static final int OBJECT = 51 * MEGABYTE;

  private final Victim victim;

  Sizes(Victim victim) {
    this.victim = victim;
  }

  List<Attack> all() {
    var attacks = new ArrayList<Attack>();
    for (var path :
        List.of(
            "/rest/v1/books",
            "/rest/v1/rpc/book_job_stats",
            "/auth/v1/signup",
            "/storage/v1/object/list/epubs",
            "/storage/v1/object/move")) {
      attacks.add(json("deep " + path, path, "[".repeat(100_000) + "]".repeat(100_000)));
      attacks.add(
          json("objects " + path, path, "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)));
      attacks.add(json("many " + path, path, "[" + "[],".repeat(1_200_000) + "1]"));
      attacks.add(json("number " + path, path, "1" + "0".repeat(100_000)));
      attacks.add(json("broken " + path, path, "{\"a\": \"\u0001"));
      attacks.add(json("utf-32 " + path, path, "\u0000\u0000\u0000{"));
    }
    attacks.add(json("long", "/rest/v1/books", "{\"title\":\"" + "x".repeat(JSON) + "\"}"));
    attacks.add(
        chunked(
            "long, without a length",
            "/auth/v1/signup",
            "application/json",
            "{\"email\":\"" + "x".repeat(JSON) + "\"}"));
    var own = "/storage/v1/object/epubs/" + victim.mallory().userId() + "/large";
    attacks.add(chunked("object without a length", own, "text/plain", "x".repeat(OBJECT)));
    attacks.add(
        Attack.refused(
            "object", Attack.http("POST " + own, headers("text/plain"), "x".repeat(OBJECT))));
    attacks.add(
        chunked(
            "form without a length",
            own,
            "multipart/form-data; boundary=b",
            form("", "x".repeat(OBJECT))));
    attacks.add(
        Attack.refused(
            "form with long fields",
            Attack.http(
                "POST " + own,
                headers("multipart/form-data; boundary=b"),
                form("metadata", "x".repeat(MEGABYTE)))));
    attacks.add(
        Attack.refused(
            "form with many parts",
            Attack.http(
                "POST " + own,
                headers("multipart/form-data; boundary=b"),
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n".repeat(5000)
                    + "--b--\r\n")));
    for (var type :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "multipart/form-data; boundary=c",
            "multipart/form-data; boundary=" + "b".repeat(500),
            "multipart/form-data;boundary=b;boundary=c")) {
      attacks.add(
          Attack.refused(
              "form " + type, Attack.http("POST " + own, headers(type), "--b\r\nnonsense")));
    }
    // Nobody may write there, and so nothing of it is stored.
    attacks.add(
        Attack.refused(
            "elsewhere",
            Attack.http(
                "POST /storage/v1/object/" + victim.object(),
                headers("text/plain"),
                "x".repeat(OBJECT))));
    attacks.add(
        Attack.refused(
            "nobody",
            "POST /storage/v1/object/"
                + victim.object()
                + " HTTP/1.1\r\nHost: "
                + victim.host()
                + "\r\nContent-Length: 9999999999999\r\n\r\nx"));
    attacks.add(
        Attack.refused(
            "packed",
            Attack.http(
                "POST /rest/v1/books",
                List.of(
                    "Host: " + victim.host(),
                    "Authorization: Bearer " + victim.mallory().token(),
                    "Content-Encoding: gzip"),
                "\u001f\u008b\u0008")));
    return attacks;
  }

  private Attack json(String name, String path, String body) {
    return Attack.refused(name, Attack.http("POST " + path, headers("application/json"), body));
  }

  private Attack chunked(String name, String path, String type, String body) {
    var text = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
    headers(type).forEach(header -> text.append(header).append("\r\n"));
    text.append("Transfer-Encoding: chunked\r\n\r\n");
    text.append(Integer.toHexString(body.length()))
        .append("\r\n")
        .append(body)
        .append("\r\n0\r\n\r\n");
    return Attack.refused(name, text.toString());
  }

  private static String form(String field, String content) {
    var name = field.isEmpty() ? "name=\"\"; filename=\"x\"" : "name=\"" + field + "\"";
    return "--b\r\nContent-Disposition: form-data; "
        + name
        + "\r\n\r\n"
        + content
        + "\r\n--b--\r\n";
  }

  private List<String> headers(String type) {
    return List.of(
        "Host: " + victim.host(),
        "Authorization: Bearer " + victim.mallory().token(),
        "Content-Type: " + type);
  }
}
