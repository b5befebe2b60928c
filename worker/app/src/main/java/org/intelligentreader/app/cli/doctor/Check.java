package org.intelligentreader.app.cli.doctor;

import java.io.IOException;
import org.intelligentreader.app.port.ServerException;

/// One look at the deployment. What it throws is a failure of this check.
record Check(String name, Look look) {
  /// The look itself.
  @FunctionalInterface
  interface Look {
    Finding look(String name) throws IOException, InterruptedException;
  }

  Finding run() throws InterruptedException {
    try {
      return look.look(name);
    } catch (ServerException e) {
      return Finding.failed(name, e.fault().message(), e.fault().advice());
    } catch (IOException e) {
      return Finding.failed(name, String.valueOf(e.getMessage()), "Look at this machine's disk.");
    }
  }
}
