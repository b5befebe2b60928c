package org.intelligentreader.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.intelligentreader.judge.compare.ComparisonCounts.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "one two; onetwo; WORDS_JOINED",
        "onetwo; one two; WORD_CUT",
        "one/two; one two; LINES_JOINED",
        "one two; one/two; LINE_CUT",
        "one two three; one three; TEXT_LOST",
        "one three; one two three; TEXT_ADDED",
        "看《红楼梦》吗; 看吗; TEXT_LOST",
        "one two; ''; FILE_LOST"
      })
  void each_difference_has_its_kind(String shown, String ours, DifferenceKind kind) {
    var tally = compared(flow(shown), flow(ours));
    assertThat(tally.differences()).extracting(Difference::kind).containsExactly(kind);
  }

  @Test
  void the_same_text_has_no_difference_and_all_boundaries_agree() {
    var tally = compared(flow("one two/three"), flow("one  two/three"));
    assertThat(tally.differences()).isEmpty();
    assertThat(tally.of(Count.BOUNDARIES)).isEqualTo(3);
    assertThat(tally.percent(Count.WORDS_AGREE)).isEqualTo(100);
  }

  @Test
  void a_boundary_that_differs_lowers_the_share() {
    var tally = compared(flow("a b c d"), flow("a b cd"));
    assertThat(tally.percent(Count.WORDS_AGREE)).isEqualTo(75);
  }

  @Test
  void a_line_end_of_the_source_between_east_asian_characters_is_meant() {
    var shown = new Flow();
    shown.text("吾輩は\n  猫", false);
    var tally = compared(shown, flow("吾輩は猫"));
    assertThat(tally.differences()).isEmpty();
    assertThat(tally.of(Rule.EAST_ASIAN_LINE_ENDS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "吾輩《わがはい》は猫; 吾輩は猫",
        "この｜東京府《とうきょうふ》へ; この東京府へ",
        "それは《《まさに》》これ; それはまさにこれ",
        "※［＃「てへん＋國」、第3水準1-84-89］む; 摑む"
      })
  void readings_in_plain_text_are_meant(String shown, String ours) {
    assertThat(compared(flow(shown), flow(ours)).differences()).isEmpty();
    assertThat(compared(flow(shown), flow(ours.substring(1))).differences()).isNotEmpty();
  }

  @Test
  void an_initial_may_belong_to_its_word() {
    var shown = new Flow();
    shown.text("O", false);
    shown.gap(Gap.INITIAL);
    shown.text("nce", false);
    assertThat(compared(shown, flow("Once")).differences()).isEmpty();
  }

  @Test
  void a_picture_of_a_character_is_what_its_description_says() {
    var shown = new Flow();
    shown.text("彼は", false);
    shown.picture("鷗");
    shown.text("という", false);
    assertThat(compared(shown, flow("彼は鷗という")).differences()).isEmpty();
    assertThat(compared(shown, flow("彼は犬という")).differences()).hasSize(1);
  }

  @Test
  void shared_runs_are_the_same_text_and_leave_no_more_than_was_changed() {
    for (var seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var shown = text(random, random.nextInt(60));
      var ours = changed(shown, random);
      var common = 0;
      for (var run : Edits.runs(shown, ours).orElseThrow()) {
        assertThat(shown.substring(run.shown(), run.shown() + run.length()))
            .as("seed %d", seed)
            .isEqualTo(ours.substring(run.ours(), run.ours() + run.length()));
        common += run.length();
      }
      assertThat(common).as("seed %d", seed).isGreaterThanOrEqualTo(shown.length() - 3);
    }
  }

  /// At most three letters are taken out, and some put in.
  private static String changed(String text, Random random) {
    var changed = new StringBuilder(text);
    for (var i = 0; i < 3; i++) {
      if (!changed.isEmpty() && random.nextBoolean()) {
        changed.deleteCharAt(random.nextInt(changed.length()));
      }
      changed.insert(random.nextInt(changed.length() + 1), text(random, 1));
    }
    return changed.toString();
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  private static ComparisonCounts compared(Flow shown, Flow ours) {
    var tally = new ComparisonCounts();
    FileComparison.compare("page", shown, ours, tally);
    return tally;
  }

  /// A slash is a line end.
  private static Flow flow(String text) {
    var flow = new Flow();
    flow.text(text.replace('/', '\n'), true);
    return flow;
  }
}
