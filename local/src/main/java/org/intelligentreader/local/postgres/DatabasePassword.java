package org.intelligentreader.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.files.PrivateFolder;

/// The password of one data folder's database. Every account of this machine reaches the port, and
/// who is the database's superuser runs programs as the stack's user: nobody is let in without it.
record DatabasePassword(Path file, String text) {
  private static final String NAME = "postgres-password";
  private static final int BYTES = 32;

  /// Nothing but digits and letters, so that it stands in SQL and in an address as it is.
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private static final Pattern TRUST =
      Pattern.compile("(?m)^\\s*(?:local|host\\w*)\\s.*\\strust\\b");
  private static final String ASK =
      """
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;
  private static final String OPEN =
      """
      host postgres postgres 127.0.0.1/32 trust
      host postgres postgres ::1/128 trust
      """;

  /// That of the folder, made at the first start.
  static DatabasePassword in(Path dataFolder) throws IOException {
    var file = dataFolder.resolve(NAME).toAbsolutePath();
    var known = read(file);
    if (known.isPresent()) {
      PrivateFolder.file(file);
      return new DatabasePassword(file, known.get());
    }
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var made = new DatabasePassword(file, HexFormat.of().formatHex(bytes));
    write(file, made.text());
    return made;
  }

  /// True for a database that is there and has another password or asks for none: one of an earlier
  /// version, or one whose password was lost.
  static boolean isMissing(Path dataFolder, Path data) throws IOException {
    var rules = rules(data);
    return Files.exists(rules)
        && (TRUST.matcher(Files.readString(rules)).find()
            || read(dataFolder.resolve(NAME)).isEmpty());
  }

  /// Lets in who knows the password, from the next start on.
  static void ask(Path data) throws IOException {
    write(rules(data), ASK);
  }

  /// Lets in the superuser who does not, for a start at which nobody else is served.
  static void trust(Path data) throws IOException {
    write(rules(data), OPEN);
  }

  /// The SQL that gives it to a role.
  String toRole(String role) {
    return "alter role " + role + " password '" + text + "'";
  }

  private static Path rules(Path data) {
    return data.resolve("pg_hba.conf");
  }

  private static Optional<String> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip()).filter(text -> FORM.matcher(text).matches())
        : Optional.empty();
  }

  /// Whole or not at all, whenever the stack ends.
  private static void write(Path file, String text) throws IOException {
    var partial = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(partial);
    PrivateFolder.file(partial);
    Files.write(partial, text.getBytes(StandardCharsets.UTF_8));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "DatabasePassword[hidden]";
  }
}
