package org.intelligentreader.local.ports;

import java.nio.file.Path;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.app.storage.folder.FolderObjectStore;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreConformance {
  @TempDir private Path bucket;

  @Override
  ObjectStore store() {
    return new FolderObjectStore(bucket);
  }
}
