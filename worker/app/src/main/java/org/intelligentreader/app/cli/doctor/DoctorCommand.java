package org.intelligentreader.app.cli.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intelligentreader.app.cli.doctor.Finding.State;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.Started;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.Environment;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.supabase.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks a deployment step by step.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the worker's environment step by step and explains how to fix each problem.",
      "Reads the worker's environment. Writes one small object into the bucket and removes it"
          + " again."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print one JSON object per check.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var findings = findings(Started.environmentOf(spec));
    for (var finding : findings) {
      print(finding);
    }
    var failed = findings.stream().anyMatch(finding -> finding.state() == State.FAILED);
    return ExitCode.of(!failed).number();
  }

  private static List<Finding> findings(Environment environment) throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try (var project = Project.of(environment)) {
      findings.add(
          Finding.ok(
              "configuration", "complete; the project is " + project.config().supabase().url()));
      project
          .config()
          .notes()
          .forEach(note ->
              findings.add(
                  Finding.warning(
                      "configuration", note, "Set SUPABASE_URL to the project's URL alone.")));
      findings.addAll(new Checkup(project, InstantSource.system()).run());
    } catch (BadConfigException e) {
      findings.add(
          Finding.failed(
              "configuration",
              String.valueOf(e.getMessage()),
              "Correct it in the environment of this command."));
    }
    return findings;
  }

  private void print(Finding finding) {
    if (json) {
      System.out.println(
          Json.object(
              Map.of(
                  "check", finding.check(),
                  "state", finding.state().name().toLowerCase(java.util.Locale.ROOT),
                  "found", finding.found(),
                  "advice", finding.advice())));
      return;
    }
    var mark =
        switch (finding.state()) {
          case OK -> "ok     ";
          case WARNING -> "warning";
          case FAILED -> "FAILED ";
        };
    System.out.println(mark + "  " + finding.check() + ": " + finding.found());
    if (!finding.advice().isEmpty()) {
      System.out.println("         → " + finding.advice());
    }
  }
}
