package org.intelligentreader.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a caller may say about a text, with the real dictionary.
class OpenLatticeTest {
  private static final Dictionary UNIDIC = Unidic.DICTIONARY;
  private static final int KANA = UNIDIC.column("kana");
  private static final int LEMMA = UNIDIC.column("lemma");

  private final Analyser analyser = new Analyser(UNIDIC);

  @Test
  void a_forced_span_is_one_token() {
    var text = "すもももももももものうち";
    assertThat(split(text, Guidance.NONE)).containsExactly("すもも", "も", "もも", "も", "もも", "の", "うち");
    assertThat(split(text, Guidance.NONE.force(3, 5))).startsWith("すもも", "もも").endsWith("の", "うち");
  }

  @Test
  void a_forced_span_takes_the_preferred_entry() {
    var text = "昨日は雨だった。";
    assertThat(kana(text, Guidance.NONE)).startsWith("キノウ");
    assertThat(kana(text, Guidance.NONE.force(0, 2, read("サクジツ")))).startsWith("サクジツ");
  }

  @Test
  void a_preference_that_no_entry_meets_keeps_the_span() {
    var guidance = Guidance.NONE.force(0, 2, read("トゥモロー"));
    assertThat(split("明日は晴れる", guidance)).startsWith("明日", "は");
    assertThat(kana("明日は晴れる", guidance).getFirst()).isIn("アス", "アシタ", "ミョウニチ");
  }

  @Test
  void a_forced_span_that_is_no_word_is_an_unknown_one() {
    var text = "彼はほげふがと言った";
    var tokens = analyser.analyse(text, Guidance.NONE.force(2, 6));
    assertThat(tokens.start(2)).isEqualTo(2);
    assertThat(tokens.end(2)).isEqualTo(6);
    assertThat(UNIDIC.isKnown(tokens.entry(2))).isFalse();
  }

  @Test
  void no_token_crosses_the_border_of_a_forced_span() {
    var text = "ココハカタカナバカリデス";
    for (var start = 0; start < text.length(); start++) {
      for (var end = start + 1; end <= text.length(); end++) {
        var spans = spans(text, Guidance.NONE.force(start, end));
        assertThat(spans).contains(List.of(start, end));
        assertThat(spans.getLast().getLast()).isEqualTo(text.length());
      }
    }
  }

  @Test
  void a_forced_span_may_hold_a_break() {
    assertThat(split("「はい、そうです。」と言う", Guidance.NONE.force(1, 9))).startsWith("「", "はい、そうです。", "」");
  }

  @Test
  void several_spans_are_forced_in_any_order() {
    var guidance = Guidance.NONE.force(4, 6).force(0, 2);
    assertThat(split("昨日今日明日", guidance)).containsExactly("昨日", "今日", "明日");
    assertThat(split("ああああああ", guidance)).startsWith("ああ").endsWith("ああ");
  }

  @Test
  void spans_that_overlap_or_leave_the_text_are_refused() {
    assertThatThrownBy(() -> Guidance.NONE.force(0, 3).force(2, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2,4) overlaps [0,3)");
    assertThatThrownBy(() -> Guidance.NONE.force(2, 2)).hasMessageContaining("is not a span");
    assertThatThrownBy(() -> analyser.analyse("短い", Guidance.NONE.force(0, 3)))
        .hasMessageContaining("text of 2 characters");
  }

  @Test
  void a_cheaper_entry_is_chosen() {
    var text = "昨日は雨だった。";
    var guidance =
        Guidance.NONE.cost(
            (start, end, entry) -> UNIDIC.feature(entry, KANA).equals("サクジツ") ? -20_000 : 0);
    assertThat(kana(text, guidance)).startsWith("サクジツ");
  }

  @Test
  void the_cheapest_path_is_what_analyse_finds() {
    for (var text : List.of("すもももももももものうち", "今日、雨が降った。", "", "東京都に行く")) {
      var best = analyser.paths(text, 1, Guidance.NONE).getFirst();
      var tokens = analyser.analyse(text);
      assertThat(best.steps()).hasSize(tokens.size());
      for (var i = 0; i < tokens.size(); i++) {
        var step = new Path.Step(tokens.start(i), tokens.end(i), tokens.entry(i));
        assertThat(best.steps().get(i)).isEqualTo(step);
      }
    }
  }

  @Test
  void paths_come_cheapest_first_differ_and_cover_the_text() {
    var text = "その日、私は東京都に行った。";
    var paths = analyser.paths(text, 50, Guidance.NONE);
    assertThat(paths).hasSize(50).doesNotHaveDuplicates();
    assertThat(paths).isSortedAccordingTo((a, b) -> Long.compare(a.cost(), b.cost()));
    for (var path : paths) {
      var at = 0;
      for (var step : path.steps()) {
        assertThat(step.start()).isEqualTo(at);
        at = step.end();
      }
      assertThat(at).isEqualTo(text.length());
    }
  }

  @Test
  void paths_hold_the_readings_that_lost() {
    var readings =
        analyser.paths("私は行く", 20, Guidance.NONE).stream()
            .map(path -> UNIDIC.feature(path.steps().getFirst().entry(), KANA))
            .distinct();
    assertThat(readings).contains("ワタクシ", "ワタシ");
  }

  @Test
  void paths_obey_the_guidance() {
    var guidance = Guidance.NONE.force(0, 2, read("サクジツ"));
    assertThat(analyser.paths("昨日は雨だった", 10, guidance))
        .allSatisfy(path ->
            assertThat(UNIDIC.feature(path.steps().getFirst().entry(), LEMMA)).isEqualTo("昨日"));
  }

  @Test
  void too_long_a_part_has_no_alternatives() {
    assertThatThrownBy(() -> analyser.paths("あ".repeat(10_000), 2, Guidance.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000 characters");
  }

  private static Guidance.EntryFilter read(String kana) {
    return entry -> UNIDIC.feature(entry, KANA).equals(kana);
  }

  private List<String> split(String text, Guidance guidance) {
    return spans(text, guidance).stream()
        .map(span -> text.substring(span.getFirst(), span.getLast()))
        .toList();
  }

  private List<List<Integer>> spans(String text, Guidance guidance) {
    var tokens = analyser.analyse(text, guidance);
    var found = new ArrayList<List<Integer>>();
    for (var i = 0; i < tokens.size(); i++) {
      found.add(List.of(tokens.start(i), tokens.end(i)));
    }
    return found;
  }

  private List<String> kana(String text, Guidance guidance) {
    var tokens = analyser.analyse(text, guidance);
    var found = new ArrayList<String>();
    for (var i = 0; i < tokens.size(); i++) {
      found.add(UNIDIC.feature(tokens.entry(i), KANA));
    }
    return found;
  }

  /// The lattice leaves out words that lose against one with the same ids, unless costs change.
  @Test
  void a_word_that_loses_against_its_homograph_wins_when_its_cost_says_so() {
    var entries = UNIDIC.entries();
    var loser = 1;
    while (!Dictionary.isLastNeeded(entries.get(loser - 1))
        || Dictionary.isLast(entries.get(loser - 1))) {
      loser++;
    }
    var wanted = loser;
    var spelling = UNIDIC.feature(wanted, UNIDIC.column("writtenForm"));
    assertThat(analyser.analyse(spelling).entry(0)).isNotEqualTo(wanted);
    var tokens =
        analyser.analyse(
            spelling, Guidance.NONE.cost((start, end, entry) -> entry == wanted ? -20_000 : 0));
    assertThat(tokens.entry(0)).isEqualTo(wanted);
    assertThat(analyser.paths(spelling, 500, Guidance.NONE))
        .anyMatch(path -> path.steps().stream().anyMatch(step -> step.entry() == wanted));
  }
}
