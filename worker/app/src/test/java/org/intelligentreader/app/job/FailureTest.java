package org.intelligentreader.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.RefusedException;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.port.SuspendedException;
import org.intelligentreader.app.port.TooLargeException;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.queue.Verdict;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
  private static final Fault FAULT = Fault.of("GET /x", 500, "", "said by the test");

  static Stream<Arguments> judgements() {
    return Stream.of(
        Arguments.of(
            new BadBookException(new BookProblem.NotAnEpub(BookProblem.NotAnEpub.Found.PDF)),
            "not-an-epub",
            true),
        Arguments.of(new MissingException(FAULT), "source-missing", true),
        Arguments.of(new InvalidException(FAULT), "value-refused", true),
        Arguments.of(new TooLargeException(FAULT), "limit-exceeded", true),
        Arguments.of(new UnavailableException(FAULT), "server", false),
        Arguments.of(
            new UnavailableException(Fault.of("GET /x", 0, "", "connection reset")), "io", false),
        Arguments.of(
            new FileSystemException("/tmp/x", null, "No space left on device"), "disk", false),
        Arguments.of(new IOException("No space left on device"), "disk", false),
        Arguments.of(new IOException(), "disk", false),
        Arguments.of(new BundleRefusedException(Verdict.BUNDLE_MISSING), "bundle-missing", false),
        Arguments.of(new BundleRefusedException(Verdict.BAD_PATH), "bundle-missing", false),
        Arguments.of(new OutOfMemoryError(), "out-of-memory", true),
        Arguments.of(new StackOverflowError(), "too-deep", true),
        Arguments.of(new IllegalStateException("a bug"), "bug", false));
  }

  @ParameterizedTest
  @MethodSource("judgements")
  void only_what_can_never_work_is_permanent(Throwable thrown, String code, boolean permanent) {
    switch (Failure.of(thrown)) {
      case Failure.Permanent(var message) -> {
        assertThat(permanent).isTrue();
        assertThat(message.code()).isEqualTo(code);
        assertThat(message.english()).endsWith(".").doesNotContain("null");
      }
      case Failure.Transient(var message) -> {
        assertThat(permanent).isFalse();
        assertThat(message.code()).isEqualTo(code);
        assertThat(message.english()).endsWith(".").doesNotContain("null");
      }
      case Failure.Outage outage -> throw new AssertionError(outage);
    }
  }

  @Test
  void what_is_wrong_with_the_project_is_no_failure_of_the_book() {
    for (ServerException thrown :
        new ServerException[] {new RefusedException(FAULT), new SuspendedException(FAULT)}) {
      assertThat(Failure.of(thrown)).isEqualTo(new Failure.Outage(thrown));
    }
  }
}
