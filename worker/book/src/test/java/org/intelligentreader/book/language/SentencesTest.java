package org.intelligentreader.book.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  /// A bar stands where a sentence has to end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Ends, and runs of them.
        "猫が来た。|犬も来た。",
        "え？|本当！|うそ。",
        "え？！|本当に！！？|うそ。",
        "何だ！？|　もう一度。",
        "そうか……。|では行こう。",
        "そうか……では行こう。",
        "そう……| では行こう。",
        "それは——もういい。|帰ろう。",
        "待て――！|行くな。",
        "終わりに句点がない",
        "。。。|猫だ。",
        // Quotations.
        "「行く。もう行く。」と言った。|外へ出た。",
        "「行く！」と言った。",
        "「行く。」彼は言った。",
        "「おはよう。」|「おはよう。よい朝だ。」",
        "「ねえ」「なあに」と二人は言った。",
        "彼は「『行くな。行くな！』と母が言った。」と話した。|それきりだった。",
        "本（『こころ。』を含む。全三冊）を買った。|読んだ。",
        "「待て（誰だ。）」と叫んだ。|暗い。",
        "行こう！と叫んだ。|走った。",
        "本当？といった顔だ。|いや。",
        "行こう！|とにかく急げ。",
        "来た。|ところが帰った。",
        // Marks that have no partner.
        "「行く。|もう行く。",
        "行く。」もう行く。|寝た。",
        "『「行く。もう行く。』と言った。|誰が。",
        "（行く。|もう行く。",
        "It’s mine.| “Don’t go. Stay.”| He went.",
        "“Pourquoi ?” demanda-t-elle.| Il partit.",
        "«Почему?» спросила она.| Он ушёл.",
        "¡Ay! dijo ella.| Se fue.",
        "Was? fragte er.| Nichts."
      })
  void a_sentence_ends_where_a_reader_pauses(String marked) {
    assertThat(sentences(marked.replace("|", ""))).isEqualTo(marked);
  }

  @Test
  void every_line_of_a_verse_is_one() {
    assertThat(sentences("古池や\n蛙飛びこむ\n水の音")).isEqualTo("古池や|蛙飛びこむ|水の音");
    assertThat(sentences("「春は\n来ぬ。」\n夏も。")).isEqualTo("「春は|来ぬ。」|夏も。");
  }

  @Test
  void a_quotation_that_goes_over_paragraphs_does_not_swallow_them() {
    assertThat(sentences("「行く。帰る。\n「来る。」\n寝た。食べた。")).isEqualTo("「行く。|帰る。|「来る。」|寝た。|食べた。");
  }

  @Test
  void quotations_nest_as_deep_as_anybody_writes() {
    var deep = "「（".repeat(20) + "行く。" + "）」".repeat(20) + "と言った。";
    assertThat(sentences(deep + "寝た。")).isEqualTo(deep + "|寝た。");
  }

  @Test
  void a_million_marks_without_partners_take_no_time_to_speak_of() {
    for (var marks : new String[] {"「", "」", "「』", "。", "？！", "「。"}) {
      assertThatCode(() -> Sentences.of(marks.repeat(1_000_000 / marks.length())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void every_visible_character_lies_in_one() {
    var text = "　「一。二」三…\n\n 四）五。六 \n";
    var covered = new StringBuilder();
    Sentences.of(text).forEach(span -> covered.append(span.of(text)));
    assertThat(covered.toString().replaceAll("\\s|　", "")).isEqualTo("「一。二」三…四）五。六");
  }

  @Test
  void a_piece_ends_at_a_space_or_between_two_characters() {
    var text = "긴 문장이 여기에 있다 𠮟𠮟𠮟𠮟𠮟𠮟𠮟";
    var pieces = Sentences.pieces(text, Sentences.of(text), 9);
    assertThat(pieces.stream().map(piece -> piece.of(text)))
        .containsExactly("긴 문장이 여기에", " 있다 𠮟𠮟", "𠮟𠮟𠮟𠮟", "𠮟");
  }

  private static String sentences(String text) {
    return Sentences.of(text).stream().map(span -> span.of(text)).collect(Collectors.joining("|"));
  }
}
