package org.intelligentreader.app.storage.supabase;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.SupabaseClient.Request;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.bundle.BundleFile;

/// Supabase Storage over HTTP.
public final class SupabaseObjectStore implements ObjectStore {
  private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration UPLOAD_TIMEOUT = Duration.ofSeconds(60);

  private final SupabaseClient client;
  private final String bucket;

  public SupabaseObjectStore(SupabaseClient client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void download(String key, Path file)
      throws IOException, SupabaseException, InterruptedException {
    var answer = client.send(Request.get(path(key), DOWNLOAD_TIMEOUT), BodyHandlers.ofFile(file));
    var promised = answer.headers().firstValueAsLong("Content-Length");
    if (promised.isPresent() && promised.getAsLong() != Files.size(file)) {
      throw new IOException(
          "the download of "
              + key
              + " broke off at "
              + Files.size(file)
              + " of "
              + promised.getAsLong()
              + " bytes");
    }
  }

  @Override
  public void upload(String key, BundleFile file)
      throws IOException, SupabaseException, InterruptedException {
    var headers =
        Map.of("Content-Type", file.mediaType(), "x-upsert", "true", "cache-control", "max-age=0");
    var body =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> opened(file)), Math.max(1, file.size()));
    client.send(new Request("POST", path(key), headers, body, UPLOAD_TIMEOUT));
  }

  @Override
  public void remove(List<String> keys)
      throws IOException, SupabaseException, InterruptedException {
    client.send(
        Request.json(
            "DELETE", "/storage/v1/object/" + bucket, Map.of("prefixes", keys), UPLOAD_TIMEOUT));
  }

  private static java.io.InputStream opened(BundleFile file) {
    try {
      return file.content().open();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String path(String key) {
    return "/storage/v1/object/" + bucket + "/" + key.replace(" ", "%20").replace("?", "%3F");
  }
}
