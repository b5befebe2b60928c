package org.intelligentreader.app.storage.supabase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.supabase.Answer;
import org.intelligentreader.app.supabase.DiskException;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Shape;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.book.bundle.BundleFile;

/// Supabase Storage over HTTP.
public final class SupabaseObjectStore implements ObjectStore {
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final int REMOVED_AT_ONCE = 500;

  private static final Shape<String> STORED =
      Shape.row("the key of a stored object", row -> row.text("Key"));
  private static final Shape<List<String>> REMOVED =
      Shape.listOf(Shape.row("an object", row -> row.text("name")));

  private final SupabaseClient client;
  private final String bucket;
  private final Duration downloadTimeout;

  public SupabaseObjectStore(SupabaseClient client, String bucket, Duration downloadTimeout) {
    this.client = client;
    this.bucket = bucket;
    this.downloadTimeout = downloadTimeout;
  }

  @Override
  public Optional<String> download(String key, Path file) throws IOException, InterruptedException {
    if (!ObjectKey.hasPath(key)) {
      throw new MissingException(Fault.of("GET " + key, 0, "", "no object can have this key"));
    }
    try {
      return new Download(client, path(key), file, downloadTimeout, this::isPublic).run();
    } catch (InvalidException e) {
      // Storage refuses the key itself, so nothing can lie there.
      throw new MissingException(e.fault());
    }
  }

  @Override
  public Optional<String> etag(String key) throws IOException, InterruptedException {
    var head =
        new Request("HEAD", path(key), Map.of(), BodyPublishers.noBody(), TimeLimit.of(LOOK));
    try {
      var answer = client.send(head, BodyHandlers.discarding());
      if (answer.isPage()) {
        isPublic();
      }
      return etag(answer);
    } catch (ServerException e) {
      // A HEAD has no body that could say 404: Storage answers 400 for an object that is not there.
      if (e.fault().status() == 404 || e.fault().status() == 400) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void upload(String key, BundleFile file, TimeLimit limit)
      throws IOException, InterruptedException {
    if (!ObjectKey.hasPath(key)) {
      throw new InvalidException(Fault.of("POST " + key, 0, "", "no object can have this key"));
    }
    var headers =
        Map.of("Content-Type", file.mediaType(), "x-upsert", "true", "cache-control", "max-age=0");
    client.ask(
        new Request("POST", path(key), headers, body(file), limit.atMost(LONGEST_WRITE)), STORED);
  }

  /// The length of a publisher must be positive.
  private static BodyPublisher body(BundleFile file) {
    return file.size() == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> opened(file)), file.size());
  }

  @Override
  public void remove(List<String> keys, TimeLimit limit) throws IOException, InterruptedException {
    for (var from = 0; from < keys.size(); from += REMOVED_AT_ONCE) {
      var some = keys.subList(from, Math.min(keys.size(), from + REMOVED_AT_ONCE));
      client.ask(
          Request.json(
                  "DELETE",
                  "/storage/v1/object/" + ObjectKey.encoded(bucket),
                  Map.of("prefixes", some),
                  LOOK)
              .within(limit.atMost(LONGEST_WRITE)),
          REMOVED);
    }
  }

  /// Reads an object that is JSON of a known shape.
  public <T> T read(String key, Shape<T> shape) throws IOException, InterruptedException {
    return client.ask(Request.get(path(key), LOOK), shape).value();
  }

  /// True when everybody may read the bucket. Throws when there is none.
  public boolean isPublic() throws IOException, InterruptedException {
    var shape =
        Shape.row(
            "the bucket " + bucket,
            row -> {
              row.field("id", Shape.word("its name", id -> Optional.of(id).filter(bucket::equals)));
              return row.flag("public");
            });
    var path = "/storage/v1/bucket/" + ObjectKey.encoded(bucket);
    return client.ask(Request.get(path, LOOK), shape).value();
  }

  private static Optional<String> etag(Answer<?> answer) {
    return answer.headers().firstValue("ETag").map(Download::strong);
  }

  private static InputStream opened(BundleFile file) {
    try {
      return file.content().open();
    } catch (IOException e) {
      throw new UncheckedIOException(new DiskException(Path.of(file.path()), e));
    }
  }

  private String path(String key) {
    return "/storage/v1/object/" + ObjectKey.encoded(bucket) + "/" + ObjectKey.encoded(key);
  }
}
