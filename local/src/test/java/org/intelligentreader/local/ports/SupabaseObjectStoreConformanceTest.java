package org.intelligentreader.local.ports;

import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.app.storage.ObjectStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseObjectStoreConformanceTest extends ObjectStoreConformance {
  private Optional<SupabaseSite> site = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    site = Optional.of(new SupabaseSite(folder));
  }

  @AfterAll
  void stop() throws Exception {
    site.orElseThrow().close();
  }

  @Override
  ObjectStore store() {
    return site.orElseThrow().store();
  }
}
