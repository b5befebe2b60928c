package org.intelligentreader.local.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.stack.LocalStack;
import org.postgresql.util.PSQLException;

/// A file of SQL that an application's tests start from. What is wrong with it is said with its
/// name and line.
record SeedFile(Path file) {
  private static final Pattern NO_SQL =
      Pattern.compile("(?im)^\\s*(?:copy\\b[^;]*\\bfrom\\s+stdin\\b|\\\\[a-z.])");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  void run(LocalStack stack) throws IOException {
    var sql = text();
    try {
      stack.seed(sql);
    } catch (SQLException e) {
      var hint =
          NO_SQL.matcher(sql).find()
              ? " A seed has SQL only: neither COPY … FROM stdin nor commands of psql. pg_dump"
                  + " --inserts writes such a file."
              : "";
      throw new UnusableException(
          "The SQL in " + place(sql, e) + " failed: " + e.getMessage() + hint);
    }
  }

  private String text() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableException(file + " is not a file. Name a file of SQL.");
    }
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
      return text.toString().startsWith(BYTE_ORDER_MARK)
          ? text.subSequence(1, text.length()).toString()
          : text.toString();
    } catch (CharacterCodingException e) {
      throw new UnusableException(file + " is not UTF-8. Save it as UTF-8.");
    }
  }

  /// `FILE, line 4` where the server says how many characters before the mistake are right.
  private String place(String sql, SQLException e) {
    if (e instanceof PSQLException said
        && said.getServerErrorMessage() != null
        && said.getServerErrorMessage().getPosition() > 0) {
      var position = said.getServerErrorMessage().getPosition();
      var line = sql.codePoints().limit(position - 1L).filter(c -> c == '\n').count() + 1;
      return file + ", line " + line + ",";
    }
    return file.toString();
  }
}
