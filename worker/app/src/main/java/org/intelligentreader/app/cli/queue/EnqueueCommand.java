package org.intelligentreader.app.cli.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.intelligentreader.app.cli.project.Project;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.queue.supabase.OperatorQueue;
import org.intelligentreader.app.storage.choice.Stores;
import org.intelligentreader.book.bundle.BundleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// An upload in a user's name.
@Command(
    name = "enqueue",
    mixinStandardHelpOptions = true,
    description = "Uploads an EPUB for a user and adds it to the queue.")
final class EnqueueCommand extends OperatorCommand {
  private static final Duration UPLOAD_TIME = Duration.ofMinutes(10);
  private static final int ID_BYTES = 8;

  /// As the schema has it (`book_job_book_id_legal`).
  private static final Pattern BOOK_ID =
      Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /// Parts of up to eight letters and digits, within the length of the column.
  private static final Pattern LANGUAGE =
      Pattern.compile("(?=.{1,35}$)[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+");

  /// The foreign key of the owner.
  private static final String NO_SUCH_USER = "23503";

  @Parameters(paramLabel = "FILE", description = "The EPUB.")
  private Path file = Path.of("");

  @Option(
      names = "--user",
      required = true,
      paramLabel = "UUID",
      description = "The owner's user id, as shown on the project's Authentication page.")
  private UUID user = new UUID(0, 0);

  @Option(
      names = "--book",
      paramLabel = "ID",
      description = "The book's id; default: taken from the file's content.")
  private Optional<String> book = Optional.empty();

  @Option(
      names = "--title",
      description = "Title shown until the book is processed; default: the file's name.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "BCP 47; default: the book's language.")
  private Optional<String> language = Optional.empty();

  @Override
  ExitCode run(Project project, OperatorQueue operatorQueue)
      throws IOException, InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      System.err.println("There is no file " + file + " that can be read.");
      return ExitCode.BAD_INPUT;
    }
    var id = book.isPresent() ? book.get() : fingerprint();
    var problem = problem(id);
    if (problem.isPresent()) {
      System.err.println(problem.get());
      return ExitCode.BAD_INPUT;
    }
    return enqueue(project, operatorQueue, id);
  }

  /// What the database would refuse, before anything is uploaded.
  private Optional<String> problem(String id) {
    if (!BOOK_ID.matcher(id).matches()) {
      return Optional.of(
          "--book '"
              + id
              + "' is not an id of a book: 1 to 128 letters, digits, dots, hyphens and underscores"
              + " of ASCII, a letter or a digit first, no two dots in a row.");
    }
    return language
        .filter(tag -> !LANGUAGE.matcher(tag).matches())
        .map(tag -> "--language '" + tag + "' is not a language tag such as ja, zh-Hant or pt-BR.");
  }

  /// The upload gets a separate name, so that nothing that a row names is overwritten before the
  /// row says so, and nothing but this upload is removed when the queue refuses it. What an upload
  /// replaced is cleared away like everything that no row names.
  private ExitCode enqueue(Project project, OperatorQueue operatorQueue, String id)
      throws IOException, InterruptedException {
    var key = "%s/%s/source-%s.epub".formatted(user, id, UUID.randomUUID());
    var store = Stores.of(project.config(), project.client());
    store.upload(
        key,
        new BundleFile(
            "source.epub",
            "application/epub+zip",
            Files.size(file),
            () -> Files.newInputStream(file)),
        TimeLimit.of(UPLOAD_TIME));
    try {
      var name = title.orElse(file.getFileName().toString());
      var job = operatorQueue.enqueue(user, id, name, language, key);
      print(job, "queued", "queued as job " + job + ", book " + id);
      return ExitCode.DONE;
    } catch (RefusedException | InvalidException e) {
      // Only where the answer says so: a call whose answer was lost may have succeeded.
      store.remove(List.of(key), TimeLimit.of(UPLOAD_TIME));
      if (!e.fault().code().equals(NO_SUCH_USER)) {
        throw e;
      }
      System.err.println("There is no user " + user + " in this project; nothing was queued.");
      return ExitCode.PARTLY_FAILED;
    }
  }

  private String fingerprint() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
