package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.nio.file.Path;

/// What came in could not be written, or what was to go out could not be read: the disk failed and
/// not the network.
public final class DiskException extends IOException {
  private static final long serialVersionUID = 1;

  public DiskException(Path file, IOException cause) {
    super(file.getFileName() + ": " + cause.getMessage(), cause);
  }
}
