package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.cli.project.Started;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.book.wording.InterfaceLanguage;
import org.intelligentreader.book.wording.Wording;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that asks the queue something.
abstract class OperatorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print the server's answer as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() throws InterruptedException {
    return Project.run(
            Started.environmentOf(spec),
            System.err,
            project -> run(project, new OperatorQueue(project.client())))
        .number();
  }

  abstract ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException;

  /// Prints `answer` as it is, or as people read it.
  final void print(String answer, String forPeople) {
    System.out.println(json ? answer : forPeople);
  }

  /// Prints the word that a job was answered with.
  final void print(Object job, String verdict, String forPeople) {
    print(Json.object(Map.of("job", job, "answer", verdict)), forPeople);
  }

  /// Seconds in words; empty stays empty.
  static String age(String seconds) {
    if (seconds.isEmpty()) {
      return "";
    }
    var all = (long) Double.parseDouble(seconds);
    if (all < 120) {
      return all + " s";
    }
    return all < 7200 ? all / 60 + " min" : all / 3600 + " h";
  }

  /// What the queue answered, in words.
  static String words(String verdict) {
    return Wording.VERDICTS.get(verdict).sentence(InterfaceLanguage.ENGLISH);
  }
}
