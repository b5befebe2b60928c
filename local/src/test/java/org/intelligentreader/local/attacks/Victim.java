package org.intelligentreader.local.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;

/// A stack with somebody's book in it, and a second user of the same stack who wants it.
public final class Victim implements AutoCloseable {
  public static final String OWNER = "owner@example.org";
  public static final String MALLORY = "mallory@example.org";
  public static final String FRIEND = "http://friend.example:5173";
  public static final String TITLE = "the title that nobody else may see";
  public static final String BYTES = "the bytes that nobody else may see";
  public static final String OWN_BYTES = "the bytes of the one who attacks";

  private final LocalStack stack;
  private final Browser owner;
  private final Browser mallory;

  private Victim(LocalStack stack, Browser owner, Browser mallory) {
    this.stack = stack;
    this.owner = owner;
    this.mallory = mallory;
  }

  static Victim open(Path folder) throws IOException, InterruptedException {
    return open(folder, Set.of(FRIEND));
  }

  public static Victim open(Path folder, Set<String> origins)
      throws IOException, InterruptedException {
    var options =
        new LocalOptions(folder, 0, Optional.empty(), Optional.of(OWNER)).withOrigins(origins);
    var workshop = new Workshop(LocalStack.start(options));
    var owner = workshop.user(OWNER);
    var mallory = workshop.user(MALLORY);
    owner.add("book", TITLE, BYTES.getBytes(StandardCharsets.UTF_8));
    mallory.add("mine", "mine", OWN_BYTES.getBytes(StandardCharsets.UTF_8));
    return new Victim(workshop.stack(), owner, mallory);
  }

  public LocalStack stack() {
    return stack;
  }

  public Browser owner() {
    return owner;
  }

  Browser mallory() {
    return mallory;
  }

  public int port() {
    return stack.url().getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  RawHttp http() {
    return new RawHttp(port());
  }

  /// The address of the owner's upload below `/storage/v1/object`.
  public String object() {
    return "epubs/" + owner.userId() + "/book/source.epub";
  }

  String ownObject() {
    return "epubs/" + mallory.userId() + "/mine/source.epub";
  }

  /// What must not be in any answer to an attack.
  List<String> secrets() {
    var keys = stack.keys();
    return List.of(
        TITLE,
        BYTES,
        keys.secret(),
        keys.serviceRoleJwt(),
        keys.jwtSecret(),
        keys.password(),
        "root:x:0");
  }

  /// A token that this stack signed with the key of sessions.
  String signed(Map<String, ?> claims) {
    return new Jwt(stack.keys().jwtSecret()).sign(claims);
  }

  /// What the storage service signs for somebody; `kind` is `sign` or `upload/sign`.
  public String urlToken(Browser who, String kind, String object) throws IOException {
    var body = JsonNodeFactory.instance.objectNode().put("expiresIn", 600).toString();
    var answer =
        http()
            .ask(
                "POST /storage/v1/object/"
                    + kind
                    + "/"
                    + object
                    + " HTTP/1.1\r\nHost: "
                    + host()
                    + "\r\nAuthorization: Bearer "
                    + who.token()
                    + "\r\nx-upsert: true\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body)
            .orElseThrow();
    JsonNode json = new ObjectMapper().readTree(answer.text());
    var url = json.path(kind.equals("sign") ? "signedURL" : "url").asText();
    if (!url.contains("token=")) {
      throw new IllegalStateException(answer.toString());
    }
    return url.substring(url.indexOf("token=") + "token=".length());
  }

  /// Everything that an attack could have changed.
  public List<String> state() throws SQLException {
    var state = new ArrayList<String>();
    for (var sql :
        List.of(
            "select email || coalesce(encrypted_password, '') from auth.users",
            "select to_jsonb(b)::text from public.books as b where title = '" + TITLE + "'",
            "select to_jsonb(j)::text from public.book_processing_jobs as j where book_id = 'book'",
            "select name || version || metadata::text from storage.objects",
            "select to_jsonb(b)::text from storage.buckets as b")) {
      state.addAll(column(sql + " order by 1"));
    }
    return state;
  }

  List<String> column(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    }
  }

  void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    stack.close();
  }

  /// The bytes of a request that Mallory sends in her own name.
  String ask(String line) {
    return ask(line, List.of(), "");
  }

  String ask(String line, List<String> more, String body) {
    var headers = new ArrayList<String>();
    headers.add("Host: " + host());
    headers.add("Authorization: Bearer " + mallory().token());
    headers.addAll(more);
    return Attack.http(
        line,
        headers,
        new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }
}
