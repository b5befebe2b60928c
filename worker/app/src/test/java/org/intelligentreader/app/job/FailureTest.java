package org.intelligentreader.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.intelligentreader.app.supabase.SupabaseException;
import org.intelligentreader.book.epub.BadBookException;
import org.intelligentreader.book.epub.BookProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
  static Stream<Arguments> judgements() {
    return Stream.of(
        Arguments.of(
            new BadBookException(new BookProblem.NotAnEpub("it is a PDF")), "not-an-epub", true),
        Arguments.of(
            new SupabaseException(
                "GET /storage/v1/object/epubs/x", 404, "NoSuchKey", "Object not found"),
            "source-missing",
            true),
        Arguments.of(
            new SupabaseException("POST /rest/v1/rpc/x", 404, "PGRST202", "no function"),
            "server",
            false),
        Arguments.of(
            new SupabaseException("POST /storage/v1/object/x", 503, "", "busy"), "server", false),
        Arguments.of(
            new FileSystemException("/tmp/x", null, "No space left on device"), "disk", false),
        Arguments.of(new IOException("connection reset"), "io", false),
        Arguments.of(new OutOfMemoryError(), "out-of-memory", false),
        Arguments.of(new StackOverflowError(), "too-deep", false),
        Arguments.of(new IllegalStateException("a bug"), "bug", false));
  }

  @ParameterizedTest
  @MethodSource("judgements")
  void only_what_can_never_work_is_permanent(Throwable thrown, String code, boolean permanent) {
    var failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure instanceof Failure.Permanent).isEqualTo(permanent);
    assertThat(failure.message()).endsWith(".").doesNotContain("null");
  }
}
