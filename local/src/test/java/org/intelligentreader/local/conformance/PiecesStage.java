package org.intelligentreader.local.conformance;

import static org.intelligentreader.local.conformance.PiecesSender.ROUTE;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;

/// A stack for uploads in pieces, those who send, and a look into its folder.
final class PiecesStage implements AutoCloseable {
  static final String ORIGIN = "http://localhost:5173";
  static final int SIZE = 300_000;

  private static final byte[] BOOK = new byte[SIZE];

  static {
    new Random(7).nextBytes(BOOK);
  }

  private final Path folder;
  private Workshop workshop;

  PiecesStage(Path folder) throws IOException {
    this.folder = folder;
    this.workshop = open();
  }

  private Workshop open() throws IOException {
    return new Workshop(
        LocalStack.start(
            new LocalOptions(folder, 0, Optional.empty()).withOrigins(Set.of(ORIGIN))));
  }

  /// Somebody's sender, and the folder in which they may store.
  record Somebody(PiecesSender sender, String folder) {}

  Somebody somebody(String name) throws IOException, InterruptedException {
    var user = workshop.user(name + "@example.org");
    return new Somebody(new PiecesSender(stack(), user.token()), user.userId() + "/");
  }

  LocalStack stack() {
    return workshop.stack();
  }

  void restart() throws IOException {
    workshop.close();
    workshop = open();
  }

  /// Bytes of the one book that all tests send.
  static byte[] part(int from, int to) {
    return Arrays.copyOfRange(BOOK, from, to);
  }

  static HttpResponse<byte[]> create(PiecesSender sender, String metadata, String... headers)
      throws Exception {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Upload-Metadata";
    all[headers.length + 1] = metadata;
    return sender.ask("POST", ROUTE, all);
  }

  static String id(String place) {
    var encoded = place.substring(place.lastIndexOf('/') + 1);
    var name = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// Where the pieces of an upload lie.
  Path bytes(String place) {
    return folder.resolve("objects/resumable").resolve(id(place) + ".bytes");
  }

  void awaitBytes(String place, long size) throws Exception {
    while (!Files.exists(bytes(place)) || Files.size(bytes(place)) < size) {
      Thread.sleep(10);
    }
  }

  void sql(String statements) throws Exception {
    try (var connection = DriverManager.getConnection(stack().databaseUrl());
        var statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  @Override
  public void close() throws IOException {
    workshop.close();
  }
}
