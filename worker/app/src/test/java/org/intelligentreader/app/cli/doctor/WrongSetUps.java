package org.intelligentreader.app.cli.doctor;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.cli.doctor.RightAnswers.Reply;
import org.intelligentreader.app.job.SmallBook;
import org.intelligentreader.app.odd.OddServer;
import org.intelligentreader.app.odd.OddServer.Wire;

/// Set-ups as people get them wrong, each played by servers on loopback.
final class WrongSetUps implements Closeable {
  private static final String KEYS = "SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY";
  private static final String URL = "SUPABASE_URL";

  private final Path folder;
  private final List<Closeable> servers = new ArrayList<>();

  WrongSetUps(Path folder) {
    this.folder = folder;
  }

  List<SetUp> all() throws Exception {
    var all = new ArrayList<SetUp>();
    all.addAll(addresses());
    all.addAll(certificates());
    all.addAll(proxies());
    all.addAll(keys());
    all.addAll(projects());
    return all;
  }

  private List<SetUp> addresses() throws Exception {
    var silent = keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    var signIn = answering("/", Reply.page(200));
    var http = keep(new PlainPort());
    return List.of(
        SetUp.of(
            "unknown host", "http://project.invalid", URL, "project.invalid", "Check the host"),
        SetUp.of("refused connection", closed(), URL, "127.0.0.1:", "Check SUPABASE_URL"),
        SetUp.of("time-out", at(silent), URL, "longer than 15 s", "Check SUPABASE_URL"),
        SetUp.of("captive page with 200", signIn, URL, "web page, with status 200", "sign-in"),
        SetUp.of(
            "301",
            redirect(301),
            URL,
            "301: the address redirects elsewhere: to https://www.ex",
            "Set"),
        SetUp.of(
            "308",
            redirect(308),
            URL,
            "308: the address redirects elsewhere: to https://www.ex",
            "Set"),
        SetUp.of("https:// to an http:// port", http.url("https"), URL, "encrypted", "http://"),
        SetUp.of("http:// to an https:// port", http.url("http"), URL, "400", "Check SUPABASE_URL"),
        SetUp.of(
            "wrong path prefix", answering("/", Reply.page(404)) + "/kong", URL, "404", "Check"),
        SetUp.of(
            "path of PostgREST",
            answering("/", Reply.json(404, error("PGRST125", "Invalid path"))) + "/api",
            URL,
            "PGRST125",
            "Set SUPABASE_URL"),
        SetUp.of("firewall", answering("/", Reply.page(403)), URL, "403", "firewall"),
        SetUp.of("port out of range", "http://127.0.0.1:99999", URL, "port", "from 1 to 65535")
            .ending(64, 1));
  }

  private List<SetUp> certificates() throws Exception {
    var here = "ip:127.0.0.1";
    var expired = Certificates.make(folder, here, "-9d", 3);
    var early = Certificates.make(folder, here, "+2d", 9);
    var other = Certificates.make(folder, "dns:other.example", "-1d", 9);
    var name = "SSL_CERT_FILE";
    return List.of(
        SetUp.of("unknown authority", encrypted(other), name, "unknown authority", "Name"),
        SetUp.of("authority's file not there", encrypted(other), name, "unknown authority", "Name")
            .with(name, folder.resolve("none.pem").toString()),
        SetUp.of("expired certificate", encrypted(expired), URL, "has expired", "renew")
            .with(name, expired.pem().toString()),
        SetUp.of("clock behind the certificate", encrypted(early), URL, "not valid yet", "clock")
            .with(name, early.pem().toString()),
        SetUp.of(
                "certificate of another host",
                encrypted(other),
                URL,
                "another host: 127.0.0.1",
                "Set")
            .with(name, other.pem().toString()));
  }

  private List<SetUp> proxies() throws IOException {
    var project = "https://project.example";
    var refusing = keep(LoopbackProxy.refusing("403 Forbidden"));
    var failing = keep(LoopbackProxy.refusing("502 Bad Gateway"));
    var asking = keep(LoopbackProxy.refusing("407 Proxy Authentication Required"));
    var name = "HTTPS_PROXY";
    return List.of(
        SetUp.of("proxy refuses", project, name, "403: the proxy refuses", "Allow the host")
            .with(name, at(refusing)),
        SetUp.of("proxy finds no way", project, name, "502: the proxy could not", "Check")
            .with(name, at(failing)),
        SetUp.of(
                "proxy asks for a password",
                project,
                name,
                "407: the proxy requires",
                "user:password@")
            .with(name, at(asking)),
        SetUp.of(
                "proxy asks for a password on http://",
                "http://project.example",
                "HTTP_PROXY",
                "407",
                "user:password@")
            .with("HTTP_PROXY", at(asking)),
        SetUp.of("proxy not there", project, name, "the proxy cannot be reached", "Check the proxy")
            .with(name, closed()));
  }

  private List<SetUp> keys() throws IOException {
    var anon = "e30." + base64("{\"role\":\"anon\"}") + ".c2lnbg";
    var late = Reply.json(401, error("PGRST303", "JWT issued at future"));
    var closed = Reply.json(403, error("42501", "permission denied for function book_job_claim"));
    return List.of(
        SetUp.of(
            "wrong key",
            answering("/", Reply.json(401, "{\"message\":\"Invalid API key\"}")),
            KEYS,
            "401: Invalid API key",
            "key"),
        SetUp.of(
                "anon key",
                "http://127.0.0.1:1",
                "SUPABASE_SECRET_KEY",
                "has the role 'anon'",
                "needs the service_role key")
            .with("SUPABASE_SECRET_KEY", anon)
            .ending(64, 1),
        SetUp.of("clock behind the key", answering("/", late), KEYS, "401 PGRST303", "clocks"),
        SetUp.of("functions closed", answering("/rpc/", closed), URL, "42501", "schema.sql"));
  }

  private List<SetUp> projects() throws Exception {
    var none = Reply.json(404, error("PGRST205", "Could not find the table 'public.books'"));
    var older = Reply.json(404, error("PGRST202", "Could not find the function public.book_job_x"));
    var noBucket =
        Reply.json(
            400,
            "{\"statusCode\":\"404\",\"error\":\"Bucket not found\",\"message\":\"Bucket not"
                + " found\"}");
    return List.of(
        SetUp.of(
            "wrong project, or one without a schema",
            answering("/rest/", none),
            URL,
            "404 PGRST205",
            "schema.sql"),
        SetUp.of("old schema", answering("/rpc/", older), URL, "404 PGRST202", "schema.sql"),
        SetUp.of(
            "another server that speaks JSON",
            answering("/", Reply.json(200, "{}")),
            URL,
            "unexpected JSON",
            "schema.sql"),
        SetUp.of(
            "bucket missing",
            answering("/storage/", noBucket),
            "SUPABASE_BUCKET",
            "bucket",
            "Check SUPABASE_BUCKET"),
        SetUp.of(
                "body too large for a proxy",
                answering("POST /storage/", Reply.page(413)),
                URL,
                "413",
                "Raise the body size")
            .ending(0, 1),
        SetUp.of(
            "paused",
            answering("/", Reply.page(540)),
            URL,
            "540: the project is paused",
            "Restore the project"),
        SetUp.of(
            "restricted",
            answering("/", Reply.page(402)),
            URL,
            "402: the project is restricted",
            "billing"),
        SetUp.of("clock off", otherTime(), URL, "off by", "set the clock").ending(0, 0));
  }

  /// Answers so where method and path have this in them, and right elsewhere; one job waits.
  private String answering(String part, Reply reply) throws IOException {
    var book = folder.resolve("book.epub");
    SmallBook.write(book, 1);
    return keep(StandIn.plain())
        .withJob(Files.readAllBytes(book))
        .answering((call, _) -> Optional.of(reply).filter(_ -> call.contains(part)))
        .url();
  }

  private String otherTime() throws IOException {
    var right = new RightAnswers();
    var head = "Content-Type: application/json\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n";
    return keep(new OddServer())
        .url(
            "other-time",
            (call, body) -> {
              var reply = right.to(call, body);
              return Wire.http(reply.status() + " x", head, reply.body());
            });
  }

  private String redirect(int status) throws IOException {
    var to = Map.of("Location", "https://www.example.com/a/b?c");
    return answering("/", new Reply(status, "", "", to));
  }

  private String encrypted(Certificates certificates) throws Exception {
    return keep(StandIn.encrypted(certificates.context())).url();
  }

  private static String error(String code, String message) {
    return "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Nobody listens there any more.
  private static String closed() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return at(socket);
    }
  }

  private static String at(ServerSocket socket) {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private static String at(LoopbackProxy proxy) {
    return "http://127.0.0.1:" + proxy.port();
  }

  private <T extends Closeable> T keep(T server) {
    servers.add(server);
    return server;
  }

  @Override
  public void close() throws IOException {
    for (var server : servers) {
      server.close();
    }
  }
}
