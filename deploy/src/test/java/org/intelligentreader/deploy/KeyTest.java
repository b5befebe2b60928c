package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy.sh` refuses damaged keys before it calls Google, and no piece of a key is ever seen: not
/// in its output, not in a trace, not in the arguments or the environment of gcloud.
/// `-Dkeys.from=SEED -Dkeys.count=1` repeats a failure.
class KeyTest {
  private static final int PIECE = 8;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_damaged_key_is_refused_and_no_piece_of_it_is_shown() throws Exception {
    refuse(Integer.getInteger("keys.from", 1), Integer.getInteger("keys.count", 100));
  }

  @Test
  @Tag("campaign")
  void the_same_for_long() throws Exception {
    refuse(Integer.getInteger("keys.from", 10_000), Integer.getInteger("keys.count", 5000));
  }

  @Test
  void a_good_key_reaches_the_secret_and_nothing_else() throws Exception {
    for (var seed = 1; seed <= 6; seed++) {
      try (var gcloud = FakeGcloud.start().in(folder.resolve("bin"))) {
        var key = new DamagedKeys(new Random(seed)).good();
        var file = Files.writeString(folder.resolve("key"), "\r\n " + key + "\t\r\n\n");
        var ended =
            deploy(
                file,
                seed,
                "--supabase-url=https://abc.supabase.co",
                "--builder=cloud",
                "--tag=v1");
        assertThat(ended.code()).as("seed %d: %s", seed, ended.output()).isZero();
        assertThat(gcloud.world().of("secret " + new Names(Names.FIRST, "").secret()))
            .containsEntry("version 001", key);
        check_no_piece_of(key, ended.output(), seed);
        check_no_piece_of(key, String.join("\n", gcloud.seen()), seed);
      }
    }
  }

  @Test
  void the_place_and_the_name_of_a_strange_character_are_told() throws Exception {
    assertThat(refusal("sb_secret_abc\u200bdef"))
        .contains("position 14", "U+200B (zero-width space)");
    assertThat(refusal("sb_secret_abcdé")).contains("position 15", "U+00E9");
    assertThat(refusal("sb_secret_a\ud83d\ude00b")).contains("position 12", "U+1F600");
    assertThat(refusal("sb_secret_ab\ncd")).contains("line break", "position 13");
    assertThat(refusal("\"sb_secret_abcd\"")).contains("quotation marks");
    assertThat(refusal("KEY=sb_secret_abcd")).contains("begins with a name");
    assertThat(refusal("Bearer sb_secret_abcd")).contains("'Bearer'");
    assertThat(refusal("{\"key\": \"sb_secret_abcd\"}")).contains("JSON");
    assertThat(refusal("A=b\nKEY=sb_secret_abcd")).contains(".env");
    assertThat(refusal("")).contains("nothing in it");
    assertThat(refusal("eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.sig")).contains("anon key");
    assertThat(refusal("sb_publishable_abcdefgh")).contains("A publishable key cannot work");
  }

  @Test
  void a_key_in_the_place_of_an_option_or_of_a_file_name_is_not_repeated() throws Exception {
    var key = "sb_secret_Zx81Qm47Rt90Kp26";
    for (var words :
        new String[][] {
          {key},
          {"--key-file", key},
          {"--key-file=" + key},
          {"--key", key},
          {"--key=" + key},
          {"--supabase-url", key},
          {"--memory", key},
          {"--set", "X=" + key},
          {"--" + key},
          {"--job", key},
          {"--region", key},
          {"--project", key},
          {"--schedule", key},
          {"--tag", key},
          {"--bucket", key},
          {"--time-zone=" + key},
          {"--repository", key},
          {"--set", "HTTPS_PROXY=http://someone:" + key.substring(10) + "@proxy.example:3128"}
        }) {
      var command = new java.util.ArrayList<>(java.util.List.of("deploy/deploy.sh"));
      command.addAll(java.util.List.of(words));
      var ended = Commands.run(environment(), "", command.toArray(String[]::new));
      assertThat(ended.code()).isEqualTo(64);
      check_no_piece_of(key.substring(10), ended.output(), 0);
    }
  }

  private String refusal(String file) throws Exception {
    var ended = Commands.run(environment(), file, "deploy/deploy.sh", "--key-file", "-");
    assertThat(ended.code()).isEqualTo(64);
    assertThat(ended.output().lines()).as("one sentence").hasSize(1);
    return ended.output();
  }

  private void refuse(int from, int count) throws Exception {
    for (var seed = from; seed < from + count; seed++) {
      var damaged = new DamagedKeys(new Random(seed)).next();
      var file = Files.write(folder.resolve("key"), damaged.bytes());
      var ended = deploy(file, seed);
      assertThat(ended.code())
          .as("seed %d, %s: %s", seed, damaged.damage(), ended.output())
          .isEqualTo(64);
      assertThat(ended.output()).as("seed %d", seed).contains("The key was not used: ");
      check_no_piece_of(damaged.key(), ended.output(), seed);
      check_no_piece_of(damaged.file(), ended.output(), seed);
    }
  }

  /// The public beginnings of keys are no secret; everything else is searched for piece by piece.
  private static void check_no_piece_of(String key, String output, int seed) {
    var said = output.replaceAll("sb_secret_|sb_publishable_|SUPABASE_SECRET_KEY", "<>");
    for (var at = 0; at + PIECE <= key.length(); at++) {
      var piece = key.substring(at, at + PIECE);
      if (piece.matches("[A-Za-z0-9._-]*")
          && !"sb_secret_sb_publishable_SUPABASE_SECRET_KEY_supabase_url".contains(piece)) {
        assertThat(said).as("seed %d shows a piece of the key", seed).doesNotContain(piece);
      }
    }
  }

  /// One of three ways: from a file, through a pipe, and with a trace of everything the shell does.
  private Commands.Ended deploy(Path file, int seed, String... more) throws Exception {
    var script =
        switch (seed % 3) {
          case 0 -> "exec deploy/deploy.sh --key-file '%s' \"$@\"";
          case 1 -> "set -a; key=; export key; exec deploy/deploy.sh --key-file=- \"$@\" <'%s'";
          default -> "exec bash -x deploy/deploy.sh --key-file '%s' \"$@\"";
        };
    var command =
        new java.util.ArrayList<>(
            java.util.List.of("bash", "-c", script.formatted(file), "deploy"));
    command.addAll(java.util.List.of(more));
    return Commands.run(environment(), "", command.toArray(String[]::new));
  }

  private Map<String, String> environment() throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    return Map.of(
        "PATH",
        folder.resolve("bin") + ":" + System.getenv("PATH"),
        "CLOUDSDK_CORE_PROJECT",
        FakeGcloud.PROJECT);
  }
}
