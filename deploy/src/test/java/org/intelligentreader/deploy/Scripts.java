package org.intelligentreader.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The deployment scripts, which find a [FakeGcloud] in the folder `bin` and wait for nothing.
record Scripts(Path bin) {
  static final String KEY = "sb_secret_Lm31Vx92Qa77";

  /// The first deployment of a job.
  Commands.Ended first(Map<String, String> more, String... options) throws Exception {
    var command =
        new ArrayList<>(List.of("deploy/deploy.sh", "--key-file=-", "--tag=v1", "--builder=cloud"));
    command.add("--supabase-url=https://abc.supabase.co");
    command.addAll(List.of(options));
    return run(more, KEY, command.toArray(String[]::new));
  }

  /// Runs a script with `more` in its environment.
  Commands.Ended run(Map<String, String> more, String input, String... command) throws Exception {
    var environment =
        new HashMap<>(
            Map.of(
                "PATH",
                bin + ":" + System.getenv("PATH"),
                "CLOUDSDK_CORE_PROJECT",
                FakeGcloud.PROJECT,
                "DEPLOY_RETRY_PAUSE",
                "0"));
    environment.putAll(more);
    return Commands.run(environment, input, command);
  }
}
