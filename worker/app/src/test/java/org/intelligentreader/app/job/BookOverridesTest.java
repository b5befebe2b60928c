package org.intelligentreader.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.port.UnavailableException;
import org.intelligentreader.app.queue.Job;
import org.intelligentreader.app.queue.Lease;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.bundle.BundleFile;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.language.overrides.Overrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookOverridesTest {
  private static final Job JOB =
      new Job(
          new Lease(new UUID(0, 1), 1),
          new UUID(0, 2),
          "book",
          Optional.of("ja"),
          "elsewhere/source.epub");

  @TempDir Path folder;

  @Test
  void they_lie_beside_the_book_of_the_user() throws Exception {
    var overrides =
        fetch((key, file) -> {
          assertThat(key).isEqualTo(new UUID(0, 2) + "/book/overrides.json");
          Files.writeString(
              file, "{\"version\":\"1\",\"overrides\":[{\"text\":\"猫\",\"reading\":\"びょう\"}]}");
        });

    assertThat(remarks(overrides))
        .hasSize(1)
        .first()
        .matches(remark -> remark.where().contains("猫"));
  }

  @Test
  void a_book_without_any_is_the_usual_case() throws Exception {
    var overrides =
        fetch((key, file) -> {
          throw new MissingException(Fault.of("GET " + key, 404, "", "Object not found"));
        });

    assertThat(overrides).isSameAs(Overrides.NONE);
  }

  @Test
  void broken_ones_do_not_fail_the_book() throws Exception {
    var overrides = fetch((key, file) -> Files.writeString(file, "<html>"));

    assertThat(remarks(overrides))
        .singleElement()
        .matches(remark -> remark.kind() == Remark.Kind.OVERRIDES_UNREADABLE);
  }

  @Test
  void a_server_in_trouble_is_no_missing_file() {
    assertThatThrownBy(() ->
            fetch((key, file) -> {
              throw new UnavailableException(Fault.of("GET " + key, 503, "", "busy"));
            }))
        .isInstanceOf(UnavailableException.class);
  }

  private static List<Remark> remarks(Overrides overrides) {
    return Tokenizers.standard().forBook("sv", overrides).remarks();
  }

  @FunctionalInterface
  private interface Download {
    void into(String key, Path file) throws IOException;
  }

  private Overrides fetch(Download download) throws Exception {
    return BookOverrides.of(new OneFileStore(download), JOB, folder);
  }

  private record OneFileStore(Download download) implements ObjectStore {
    @Override
    public Optional<String> download(String key, Path file) throws IOException {
      download.into(key, file);
      return Optional.empty();
    }

    @Override
    public Optional<String> etag(String key) {
      return Optional.empty();
    }

    @Override
    public void upload(String key, BundleFile file, TimeLimit limit) {
      throw new IllegalStateException("the worker never writes " + key);
    }

    @Override
    public void remove(List<String> keys, TimeLimit limit) {
      throw new IllegalStateException("the worker never removes " + keys);
    }
  }
}
