package org.intelligentreader.local.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Static files of the page, with a policy that lets nothing run or load but what we serve.
public final class Pages implements Service {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html",
          "text/html",
          "js",
          "text/javascript",
          "css",
          "text/css",
          "svg",
          "image/svg+xml",
          "png",
          "image/png");

  private final Optional<Path> folder;

  public Pages(Optional<Path> folder) {
    this.folder = folder;
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    var name = call.path().equals("/") ? "index.html" : String.join("/", call.segments());
    var file = folder.map(root -> root.resolve(name).normalize());
    if (file.isEmpty()
        || !file.get().startsWith(folder.orElseThrow())
        || !Files.isRegularFile(file.get())) {
      throw HttpError.rest(404, "", "there is no page " + call.path());
    }
    var type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    return new Reply(
        200,
        Map.of("Content-Type", type + "; charset=utf-8", "Content-Security-Policy", POLICY),
        new Reply.Body.Part(file.get(), 0, Files.size(file.get())));
  }
}
