package org.intelligentreader.local.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.intelligentreader.local.stack.LocalStack;

/// Sends objects in pieces as somebody, request by request, so that each answer can be looked at.
record PiecesSender(LocalStack stack, String token) {
  static final String ROUTE = "/storage/v1/upload/resumable";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// `name value` pairs as TUS writes them.
  static String metadata(String bucket, String key, String... more) {
    var pairs =
        new ArrayList<>(
            List.of(
                "bucketName",
                bucket,
                "objectName",
                key,
                "contentType",
                "application/epub+zip",
                "cacheControl",
                "3600"));
    pairs.addAll(Arrays.asList(more));
    var header = new StringBuilder();
    for (var i = 0; i < pairs.size(); i += 2) {
      var value = pairs.get(i + 1).getBytes(StandardCharsets.UTF_8);
      header.append(i == 0 ? "" : ",").append(pairs.get(i)).append(' ');
      header.append(Base64.getEncoder().encodeToString(value));
    }
    return header.toString();
  }

  /// Creates an upload that replaces what is there.
  HttpResponse<byte[]> create(String key, long length, String... headers) throws Exception {
    return ask(
        "POST",
        ROUTE,
        with(
            headers,
            "Upload-Length",
            String.valueOf(length),
            "Upload-Metadata",
            metadata("epubs", key)));
  }

  /// The path of an upload, which is the same after a start on another port.
  static String place(HttpResponse<?> created) {
    if (created.statusCode() != 201) {
      throw new AssertionError("the creation was answered with " + created.statusCode());
    }
    return URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
  }

  HttpResponse<byte[]> piece(String place, long offset, byte[] bytes, String... headers)
      throws Exception {
    return send(
        "PATCH",
        place,
        BodyPublishers.ofByteArray(bytes),
        with(
            headers,
            "Upload-Offset",
            String.valueOf(offset),
            "Content-Type",
            "application/offset+octet-stream"));
  }

  HttpResponse<byte[]> ask(String method, String place, String... headers) throws Exception {
    return send(method, place, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> get(String key) throws Exception {
    return send("GET", "/storage/v1/object/epubs/" + key, BodyPublishers.noBody());
  }

  HttpResponse<byte[]> put(String key, byte[] bytes) throws Exception {
    return send(
        "POST",
        "/storage/v1/object/epubs/" + key,
        BodyPublishers.ofByteArray(bytes),
        "Content-Type",
        "application/epub+zip",
        "cache-control",
        "max-age=3600");
  }

  /// A later header replaces an earlier one of the same name; an empty one is left out.
  HttpResponse<byte[]> send(
      String method, String place, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(stack.url() + place))
            .method(method, body)
            .setHeader("apikey", stack.keys().publishable())
            .setHeader("Authorization", "Bearer " + token)
            .setHeader("Tus-Resumable", "1.0.0")
            .setHeader("x-upsert", "true");
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  /// Announces a piece, sends its start and leaves the connection open, as a device does that went
  /// out of reach.
  Socket begin(String place, long offset, int announced, byte[] start) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), stack.url().getPort());
    var head =
        """
        PATCH %s HTTP/1.1
        Host: 127.0.0.1
        apikey: %s
        Authorization: Bearer %s
        Tus-Resumable: 1.0.0
        x-upsert: true
        Upload-Offset: %d
        Content-Type: application/offset+octet-stream
        Content-Length: %d

        """
            .formatted(place, stack.keys().publishable(), token, offset, announced)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(start);
    socket.getOutputStream().flush();
    return socket;
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// Status and text of an answer, for comparison at a glance.
  static String said(HttpResponse<byte[]> response) {
    return response.statusCode()
        + " "
        + new String(response.body(), StandardCharsets.UTF_8).strip();
  }

  private static String[] with(String[] more, String... headers) {
    var all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }
}
