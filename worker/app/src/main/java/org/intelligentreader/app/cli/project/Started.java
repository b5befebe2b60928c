package org.intelligentreader.app.cli.project;

import org.intelligentreader.app.config.Environment;
import picocli.CommandLine.Model.CommandSpec;

/// What a command line was started with.
public interface Started {
  Environment environment();

  /// The variables that the command `spec` was started with.
  static Environment environmentOf(CommandSpec spec) {
    return spec.root().userObject() instanceof Started started
        ? started.environment()
        : Environment.ofProcess();
  }
}
