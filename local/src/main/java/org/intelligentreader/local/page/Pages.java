package org.intelligentreader.local.page;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// Static files of the page, with a policy that lets nothing run or load but what we serve, and the
/// configuration that makes the page talk to this stack.
public final class Pages implements Service {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "epub", "application/epub+zip");

  private final Optional<Path> folder;
  private final String config;

  /// `folder` instead of the page that was built in.
  public Pages(Optional<Path> folder, String publishableKey) {
    this.folder = folder.map(path -> path.toAbsolutePath().normalize());
    this.config =
        """
        export const url = location.origin;
        export const key = %s;
        export const local = true;
        """
            .formatted(TextNode.valueOf(publishableKey));
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    var name = call.path().equals("/") ? "index.html" : String.join("/", call.segments());
    var content = name.equals("config.js") ? Optional.of(utf8(config)) : read(name);
    if (content.isEmpty()) {
      throw HttpError.rest(404, "", "there is no page " + call.path());
    }
    var type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    return new Reply(
        200,
        Map.of(
            "Content-Type", type + (type.startsWith("text/") ? "; charset=utf-8" : ""),
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-cache"),
        new Reply.Body.Bytes(ByteBuffer.wrap(content.get())));
  }

  private Optional<byte[]> read(String name) throws IOException {
    if (name.isEmpty() || name.contains("..") || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    if (folder.isPresent() && !name.startsWith("samples/")) {
      var file = folder.get().resolve(name).normalize();
      return file.startsWith(folder.get()) && Files.isRegularFile(file)
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    }
    var resource = name.startsWith("samples/") ? "/" + name : "/web/" + name;
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
