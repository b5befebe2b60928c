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
import java.util.regex.Pattern;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.RequestGuard;
import org.intelligentreader.local.http.Service;

/// Static files of the page, with a policy that lets nothing run or load but what we serve, and the
/// configuration that makes the page talk to this stack.
public final class Pages implements Service {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

  /// A file of the page: plain names, none hidden, with an ending.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*/)*+[A-Za-z0-9_@-][A-Za-z0-9_@.-]*\\.[A-Za-z0-9]+");

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
        """
            .formatted(TextNode.valueOf(publishableKey));
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    if (!call.method().matches("GET|HEAD")) {
      throw HttpError.plain(405, "method_not_allowed", "pages are read-only")
          .with(Map.of("Allow", "GET, HEAD"));
    }
    var name = call.path().equals("/") ? "index.html" : String.join("/", call.segments());
    var content = name.equals("config.js") ? Optional.of(config(call)) : read(name);
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
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-cache"),
        new Reply.Body.Bytes(ByteBuffer.wrap(content.get())));
  }

  private Optional<byte[]> read(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (folder.isPresent() && !name.startsWith("samples/")) {
      var file = folder.get().resolve(name);
      return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.get().toRealPath())
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    }
    var resource = name.startsWith("samples/") ? "/" + name : "/web/" + name;
    try (InputStream in = Pages.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /// The page on another device asks for the pairing code first.
  private byte[] config(Call call) {
    var here = RequestGuard.isThisMachine(call.request()) ? "local" : "pairing";
    return (config + "export const " + here + " = true;\n").getBytes(StandardCharsets.UTF_8);
  }
}
