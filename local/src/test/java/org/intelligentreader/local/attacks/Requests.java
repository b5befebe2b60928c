package org.intelligentreader.local.attacks;

import java.util.ArrayList;
import java.util.List;

/// Valid requests of every service, as a signed-in user sends them.
final class Requests {
  private static final String BOOK =
      "{\"user_id\":\"%1$s\",\"id\":\"mine\",\"title\":\"a title\",\"storage_path\":\"%1$s/mine/source.epub\"}";

  private final Victim victim;

  Requests(Victim victim) {
    this.victim = victim;
  }

  List<String> all() throws java.io.IOException {
    var requests = new ArrayList<String>();
    var own = victim.mallory().userId();
    var read = victim.urlToken(victim.mallory(), "sign", victim.ownObject());
    var write = victim.urlToken(victim.mallory(), "upload/sign", victim.ownObject());
    for (var line :
        List.of(
            "GET /",
            "GET /index.html",
            "GET /config.js",
            "GET /api/client.js",
            "GET /css/base.css",
            "GET /samples/index.json",
            "GET /dictionary/ja/%E5%9D%82?reading=%E3%81%95%E3%81%8B",
            "GET /rest/v1/books?select=id,title,processing_status&order=created_at.desc.nullslast&limit=10&offset=0",
            "GET /rest/v1/books?select=id,book_processing_jobs(status,progress)&id=in.(mine,\"b,c\")",
            "GET /rest/v1/books?or=(id.eq.mine,and(title.like.*a*,created_at.gt.2020-01-01))&title=not.is.null",
            "GET /rest/v1/book_processing_jobs?select=*&status=eq.queued",
            "HEAD /rest/v1/books?select=id",
            "GET /rest/v1/vocabulary?select=lemma,state::text&limit=5",
            "OPTIONS /rest/v1/books",
            "GET /rest/v1/rpc/book_job_stats",
            "GET /storage/v1/object/" + victim.ownObject(),
            "HEAD /storage/v1/object/" + victim.ownObject(),
            "GET /storage/v1/object/authenticated/" + victim.ownObject() + "?download=book.epub",
            "GET /storage/v1/object/info/" + victim.ownObject(),
            "GET /storage/v1/object/sign/" + victim.ownObject() + "?token=" + read,
            "GET /storage/v1/bucket",
            "GET /storage/v1/bucket/epubs",
            "GET /auth/v1/user",
            "POST /local/session")) {
      requests.add(ask(line, "", ""));
    }
    requests.add(
        ask(
            "GET /storage/v1/object/" + victim.ownObject(),
            "Range: bytes=2-5\r\nIf-None-Match: \"x\"",
            ""));
    requests.add(
        ask(
            "GET /rest/v1/books",
            "Range: 0-4\r\nPrefer: count=exact, timezone=Asia/Tokyo, handling=strict\r\nAccept: text/csv",
            ""));
    requests.add(
        ask(
            "GET /rest/v1/books?id=eq.mine",
            "Accept: application/vnd.pgrst.object+json\r\nAccept-Profile: public",
            ""));
    var json =
        "Content-Type: application/json\r\nPrefer: return=representation, resolution=merge-duplicates, missing=default";
    requests.add(
        ask(
            "POST /rest/v1/books?on_conflict=user_id,id&columns=user_id,id,title,storage_path",
            json,
            "[" + BOOK.formatted(own) + "]"));
    requests.add(ask("POST /rest/v1/books?on_conflict=user_id,id", json, BOOK.formatted(own)));
    requests.add(
        ask("PATCH /rest/v1/books?id=eq.mine", json, "{\"title\":\"another\",\"cover\":null}"));
    requests.add(ask("DELETE /rest/v1/books?id=eq.none", json, ""));
    requests.add(ask("PUT /rest/v1/books?id=eq.mine&user_id=eq." + own, json, BOOK.formatted(own)));
    requests.add(ask("POST /rest/v1/rpc/book_job_stats", json, "{}"));
    requests.add(
        ask(
            "POST /storage/v1/object/epubs/" + own + "/x/a.txt",
            "x-upsert: true\r\nContent-Type: text/plain\r\ncache-control: max-age=5\r\nx-metadata: e30=",
            "hello"));
    requests.add(
        ask(
            "PUT /storage/v1/object/upload/sign/" + victim.ownObject() + "?token=" + write,
            "Content-Type: text/plain",
            "hello"));
    requests.add(
        ask(
            "POST /storage/v1/object/epubs/" + own + "/x/b.txt",
            "x-upsert: true\r\nContent-Type: multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"cacheControl\"\r\n\r\n3600\r\n--b\r\nContent-Disposition: form-data; name=\"\"; filename=\"a\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n"));
    requests.add(
        ask(
            "POST /storage/v1/object/list/epubs",
            json,
            "{\"prefix\":\""
                + own
                + "\",\"limit\":10,\"offset\":0,\"sortBy\":{\"column\":\"name\",\"order\":\"asc\"},\"search\":\"a\"}"));
    requests.add(
        ask("POST /storage/v1/object/sign/" + victim.ownObject(), json, "{\"expiresIn\":60}"));
    requests.add(
        ask(
            "POST /storage/v1/object/sign/epubs",
            json,
            "{\"expiresIn\":60,\"paths\":[\"" + own + "/mine/source.epub\"]}"));
    requests.add(
        ask("POST /storage/v1/object/upload/sign/epubs/" + own + "/x/c.txt", "x-upsert: true", ""));
    requests.add(
        ask(
            "POST /storage/v1/object/copy",
            json,
            "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                + own
                + "/x/a.txt\",\"destinationKey\":\""
                + own
                + "/x/d.txt\"}"));
    requests.add(
        ask(
            "POST /storage/v1/object/move",
            json,
            "{\"bucketId\":\"epubs\",\"sourceKey\":\""
                + own
                + "/x/d.txt\",\"destinationKey\":\""
                + own
                + "/x/e.txt\"}"));
    requests.add(
        ask("DELETE /storage/v1/object/epubs", json, "{\"prefixes\":[\"" + own + "/x/e.txt\"]}"));
    requests.add(
        ask(
            "POST /storage/v1/bucket",
            json,
            "{\"name\":\"new\",\"public\":false,\"file_size_limit\":\"1KB\",\"allowed_mime_types\":[\"image/*\"]}"));
    requests.add(
        ask(
            "POST /auth/v1/token?grant_type=password",
            json,
            "{\"email\":\"mallory@example.org\",\"password\":\"correct-horse\"}"));
    requests.add(
        ask("POST /auth/v1/token?grant_type=refresh_token", json, "{\"refresh_token\":\"none\"}"));
    requests.add(
        ask(
            "POST /auth/v1/signup",
            json,
            "{\"email\":\"mallory@example.org\",\"password\":\"correct-horse\"}"));
    requests.add(ask("POST /local/operator/book_job_stats", json, "{}"));
    return requests;
  }

  private String ask(String line, String more, String body) {
    return line
        + " HTTP/1.1\r\nHost: "
        + victim.host()
        + "\r\nAuthorization: Bearer "
        + victim.mallory().token()
        + "\r\napikey: "
        + victim.stack().keys().publishable()
        + (more.isEmpty() ? "" : "\r\n" + more)
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
