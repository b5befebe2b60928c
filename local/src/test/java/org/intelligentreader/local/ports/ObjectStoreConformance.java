package org.intelligentreader.local.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.intelligentreader.app.port.InvalidException;
import org.intelligentreader.app.port.MissingException;
import org.intelligentreader.app.port.TimeLimit;
import org.intelligentreader.app.storage.ObjectStore;
import org.intelligentreader.book.bundle.BundleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of [ObjectStore].
abstract class ObjectStoreConformance {
  private static final TimeLimit LIMIT = TimeLimit.of(Duration.ofSeconds(20));

  @TempDir private Path files;

  private final String folder = UUID.randomUUID() + "/book/";

  abstract ObjectStore store() throws Exception;

  static BundleFile file(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new BundleFile(
        "x.json", "application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  private String read(String key) throws Exception {
    var file = files.resolve("read");
    store().download(key, file);
    return Files.readString(file);
  }

  @Test
  void what_is_uploaded_can_be_downloaded() throws Exception {
    store().upload(folder + "a.json", file("{\"a\": \"魚\"}"), LIMIT);
    assertThat(read(folder + "a.json")).isEqualTo("{\"a\": \"魚\"}");
  }

  @Test
  void an_empty_object_is_an_object() throws Exception {
    store().upload(folder + "empty", file(""), LIMIT);
    assertThat(read(folder + "empty")).isEmpty();
    assertThat(store().etag(folder + "empty")).isPresent();
  }

  @Test
  void an_upload_replaces_an_older_one_and_changes_the_version() throws Exception {
    store().upload(folder + "a", file("older"), LIMIT);
    var older = store().etag(folder + "a");
    store().upload(folder + "a", file("newer and longer"), LIMIT);
    assertThat(read(folder + "a")).isEqualTo("newer and longer");
    assertThat(store().etag(folder + "a")).isPresent().isNotEqualTo(older);
  }

  @Test
  void a_download_answers_the_version_that_etag_answers() throws Exception {
    store().upload(folder + "a", file("text"), LIMIT);
    assertThat(store().download(folder + "a", files.resolve("b")))
        .isEqualTo(store().etag(folder + "a"));
  }

  @Test
  void a_missing_object_is_told_as_missing_and_leaves_no_file() throws Exception {
    var file = files.resolve("missing");
    assertThatThrownBy(() -> store().download(folder + "none", file))
        .isInstanceOf(MissingException.class);
    assertThat(file).doesNotExist();
    assertThat(store().etag(folder + "none")).isEmpty();
  }

  @Test
  void a_folder_is_no_object() throws Exception {
    store().upload(folder + "images/a.png", file("x"), LIMIT);
    assertThat(store().etag(folder + "images")).isEmpty();
  }

  @Test
  void removal_takes_what_is_there_and_only_that() throws Exception {
    store().upload(folder + "a", file("a"), LIMIT);
    store().upload(folder + "b", file("b"), LIMIT);
    store().remove(List.of(folder + "a", folder + "none"), LIMIT);
    assertThat(store().etag(folder + "a")).isEmpty();
    assertThat(store().etag(folder + "b")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other", "a//b", "a/./b", "a/../../b", "a\u0000b", "/a", "a/"})
  void a_key_that_no_object_can_have_is_refused(String odd) {
    assertThatThrownBy(() -> store().upload(odd, file("x"), LIMIT))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> store().download(odd, files.resolve("odd")))
        .isInstanceOf(MissingException.class);
  }

  @Test
  void a_write_whose_time_is_over_does_not_begin() throws Exception {
    TimeLimit over =
        () -> {
          throw new IOException("the lease is over");
        };
    assertThatThrownBy(() -> store().upload(folder + "late", file("x"), over))
        .isInstanceOf(IOException.class);
    assertThat(store().etag(folder + "late")).isEmpty();
  }

  @Test
  void a_key_may_have_blanks_and_signs() throws Exception {
    store().upload(folder + "a (1) & b's.json", file("x"), LIMIT);
    assertThat(read(folder + "a (1) & b's.json")).isEqualTo("x");
  }
}
