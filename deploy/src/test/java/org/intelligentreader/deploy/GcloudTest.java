package org.intelligentreader.deploy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test whose scripts find the stand-in for gcloud in their `PATH`.
abstract class GcloudTest {
  @TempDir Path bin = Path.of("");
  final FakeGcloud gcloud = FakeGcloud.start();
  final World world = gcloud.world();

  @BeforeEach
  final void install() throws IOException {
    gcloud.in(bin);
  }

  @AfterEach
  final void close() throws IOException {
    gcloud.close();
  }
}
