package org.intelligentreader.app.storage.supabase;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.supabase.Answer;
import org.intelligentreader.app.supabase.FileBody;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.faults.NetworkFaults;

/// One object on its way into a file. After a break it continues where it was, as long as the
/// object is still the same version; else it begins again.
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

  /// A try that brought so much was not a failure: the next one begins at once, and no patience is
  /// spent.
  private static final long PROGRESS = 64 * 1024;

  private final SupabaseClient client;
  private final String path;
  private final Path file;
  private final Duration timeout;
  private final Proof proof;
  private volatile Optional<String> version = Optional.empty();
  private volatile OptionalLong size = OptionalLong.empty();
  private volatile Optional<FileBody> body = Optional.empty();
  private volatile long asked;

  /// Throws when the store behind the path does not answer as one.
  @FunctionalInterface
  interface Proof {
    void ask() throws IOException, InterruptedException;
  }

  Download(SupabaseClient client, String path, Path file, Duration timeout, Proof proof) {
    this.client = client;
    this.path = path;
    this.file = file;
    this.timeout = timeout;
    this.proof = proof;
  }

  /// Answers the version that the server named.
  Optional<String> run() throws IOException, InterruptedException {
    client.repeat(this::whileItMoves);
    return version.map(Download::strong);
  }

  private Path whileItMoves() throws IOException, InterruptedException {
    while (true) {
      var before = present();
      try {
        return once();
      } catch (UnavailableException e) {
        body.ifPresent(FileBody::stop);
        if (isWhole()) {
          return file;
        }
        if (e.fault().status() == RANGE_NOT_SATISFIABLE && asked > 0) {
          version = Optional.empty();
          asked = 0;
        } else if (present() - before < PROGRESS) {
          throw e;
        }
      }
    }
  }

  /// True when only the end of the connection was missing.
  private boolean isWhole() throws IOException {
    return version.isPresent() && size.isPresent() && size.getAsLong() == present();
  }

  private Path once() throws IOException, InterruptedException {
    var answer = client.once(request(), this::body);
    check(answer);
    if (size.isPresent() && size.getAsLong() != present()) {
      throw broken(answer);
    }
    return file;
  }

  /// An object may be a page; then the rest of Storage answers beside it.
  private void check(Answer<?> answer) throws IOException, InterruptedException {
    if (answer.isPage()) {
      if (version.isEmpty()) {
        throw answer.page("GET " + path);
      }
      proof.ask();
    }
    if (answer.status() != OK && answer.status() != PARTIAL_CONTENT) {
      throw unreadable("the answer contains no object, with status " + answer.status());
    }
    if (answer.status() == PARTIAL_CONTENT && version.isEmpty()) {
      throw unreadable("the answer is not the range that was requested");
    }
    if (!answer.isPlain()) {
      throw unreadable("the object is compressed, which was not requested");
    }
    if (size.isEmpty() && answer.header("Transfer-Encoding").isEmpty()) {
      throw unreadable("the answer does not say where it ends");
    }
  }

  /// What came is thrown away.
  private UnavailableException unreadable(String text) {
    version = Optional.empty();
    size = OptionalLong.empty();
    return NetworkFaults.unreadable("GET " + path, text);
  }

  private UnavailableException broken(Answer<?> answer) throws IOException {
    if (present() > size.orElse(0)) {
      version = Optional.empty();
    }
    return NetworkFaults.unreadable(
        "GET " + path,
        "%d of %d bytes came with status %d".formatted(present(), size.orElse(0), answer.status()));
  }

  private Request request() throws IOException {
    var from = present();
    asked = from;
    var headers =
        version.isEmpty() || from == 0
            ? Map.<String, String>of()
            : isWeak(version.get())
                ? Map.of("Range", "bytes=" + from + "-")
                : Map.of("Range", "bytes=" + from + "-", "If-Range", version.get());
    return new Request("GET", path, headers, BodyPublishers.noBody(), TimeLimit.of(timeout));
  }

  /// Looks at the headers before the body comes. A server that continues with another version, or
  /// at another place, is not believed; the next try begins again.
  private BodySubscriber<Path> body(ResponseInfo info) {
    var named = info.headers().firstValue("ETag").filter(Download::names);
    var range = range(info);
    var goesOn =
        range.equals(Optional.of(asked))
            && named.map(Download::strong).equals(version.map(Download::strong));
    version = range.isPresent() && !goesOn ? Optional.empty() : named;
    size = range.isPresent() ? total(info.headers()) : length(info.headers());
    var next = goesOn ? FileBody.rest(file) : FileBody.whole(file);
    body = Optional.of(next);
    return next;
  }

  /// The place where a part begins, if it is the one that was asked for.
  private Optional<Long> range(ResponseInfo info) {
    return info.statusCode() == PARTIAL_CONTENT
        ? contentRange(info.headers(), 1).or(() -> Optional.of(-1L))
        : Optional.empty();
  }

  private static OptionalLong total(HttpHeaders headers) {
    return contentRange(headers, 2).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static OptionalLong length(HttpHeaders headers) {
    return headers.firstValueAsLong("Content-Length");
  }

  private static Optional<Long> contentRange(HttpHeaders headers, int group) {
    return headers
        .firstValue("Content-Range")
        .map(CONTENT_RANGE::matcher)
        .filter(Matcher::matches)
        .map(found -> Long.parseLong(found.group(group)));
  }

  private long present() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static boolean isWeak(String version) {
    return version.startsWith("W/");
  }

  /// An empty tag would be the same for all versions.
  private static boolean names(String version) {
    return strong(version).chars().anyMatch(sign -> sign != '"' && !Character.isWhitespace(sign));
  }

  /// A proxy may mark a version as weak; the object is the same.
  static String strong(String version) {
    return isWeak(version) ? version.substring(2) : version;
  }
}
