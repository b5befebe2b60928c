package org.intelligentreader.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Names the sources of a build, twice: in this class and in a file of its jar. A start-up cache
/// answers with the class it was trained on, whatever the jar now holds (the JVM does not compare),
/// so that a cache of other sources shows when the two differ. The image's build runs this.
public final class BuildId {
  private static final String VALUE = "${build.id}";

  private BuildId() {}

  /// Of this class; `dev` outside the image's build.
  public static String value() {
    return VALUE;
  }

  /// Fails when class and jar do not belong together.
  public static void main(String[] args) throws IOException {
    var jar = ofJar();
    if (!jar.equals(VALUE)) {
      throw new IllegalStateException(
          "the start-up cache was trained on build " + VALUE + ", but the jar is build " + jar);
    }
    System.out.println("build " + VALUE);
  }

  static String ofJar() throws IOException {
    try (var in = BuildId.class.getResourceAsStream("/build-id")) {
      if (in == null) {
        throw new IOException("the jar has no file build-id");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
