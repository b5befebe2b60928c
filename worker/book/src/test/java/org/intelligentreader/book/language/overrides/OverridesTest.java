package org.intelligentreader.book.language.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final ChapterId ID = ChapterId.ofSpineItem("a");

  @Test
  void a_reading_holds_for_the_word_in_the_whole_book() {
    var tokens = analyse("東雲が来た。東雲は笑う。", entry("'text':'東雲','reading':'とううん'")).tokens();

    assertThat(tokens.stream().filter(token -> token.surface().equals("東雲")))
        .hasSize(2)
        .allSatisfy(token -> {
          var reading = token.reading().orElseThrow();
          assertThat(reading.katakana()).isEqualTo("トウウン");
          assertThat(reading.source()).isEqualTo(Reading.Source.USER);
          assertThat(reading.furigana().getFirst().hiragana()).isEqualTo("とううん");
          assertThat(token.lexeme().reading()).contains("トウウン");
        });
  }

  @Test
  void a_reading_of_an_inflected_word_gives_the_reading_of_its_lemma() {
    var token =
        word(analyse("会議を行った。", entry("'text':'行った','lemma':'行う','reading':'おこなった'")), "行った");

    assertThat(token.lexeme().lemma()).isEqualTo("行う");
    assertThat(token.lexeme().reading()).contains("オコナウ");
    assertThat(token.inflection()).contains("past");
  }

  @Test
  void context_chooses_one_of_several_places() {
    var override = entry("'before':'市場で','text':'市場','after':'の','reading':'いちば'");
    var tokens =
        analyse("市場で市場の話をする。市場は広い。", override).tokens().stream()
            .filter(token -> token.surface().equals("市場"))
            .map(token -> token.reading().map(Reading::source).orElseThrow())
            .toList();

    assertThat(tokens)
        .containsExactly(Reading.Source.DICTIONARY, Reading.Source.USER, Reading.Source.DICTIONARY);
  }

  @Test
  void white_space_in_the_context_does_not_count() {
    var override = entry("'before':'雨が。 ','text':'降る','reading':'おりる'");

    assertThat(word(analyse("雨が。\n\n降る雨。", override), "降る").reading().map(Reading::katakana))
        .contains("オリル");
  }

  @Test
  void words_are_split_where_the_entry_says() {
    var override =
        entry("'text':'食べられる','words':[{'text':'食べ','reading':'たべ','lemma':'食べる'},{'text':'られる'}]");
    var tokens = analyse("魚が食べられる。", override).tokens();

    assertThat(tokens.stream().map(Token::surface)).containsExactly("魚", "が", "食べ", "られる", "。");
    assertThat(tokens.get(2).lexeme().lemma()).isEqualTo("食べる");
  }

  @Test
  void words_are_joined_where_the_entry_says() {
    var override = entry("'text':'山の手線','words':[{'text':'山の手線','reading':'やまのてせん'}]");
    var token = word(analyse("今日は山の手線に乗る。", override), "山の手線");

    assertThat(token.reading().map(Reading::katakana)).contains("ヤマノテセン");
    assertThat(token.lexeme().lemma()).isEqualTo("山の手線");
    assertThat(token.parts()).isNotEmpty();
  }

  @Test
  void a_reading_of_a_part_changes_the_word_and_keeps_it_whole() {
    var token = word(analyse("東さんが来た。", entry("'text':'東','reading':'あずま'")), "東さん");

    assertThat(token.reading().map(Reading::katakana)).contains("アズマサン");
    assertThat(token.reading().map(Reading::furigana))
        .contains(List.of(new Reading.Furigana(new Span(0, 1), "あずま")));
  }

  @Test
  void without_context_a_text_inside_another_word_is_not_meant() {
    var analysis = analyse("図書館に行く。", entry("'text':'書','reading':'ふみ'"));

    assertThat(analysis.tokens().stream().flatMap(token -> token.reading().stream()))
        .noneMatch(reading -> reading.source() == Reading.Source.USER);
  }

  @Test
  void an_entry_for_a_place_wins_over_one_for_the_book() {
    var override =
        overrides("{'text':'市場','reading':'しじょう'},{'text':'市場','after':'で','reading':'いちば'}");

    assertThat(word(analyse("市場で会う。", override), "市場").reading().map(Reading::katakana))
        .contains("イチバ");
  }

  @Test
  void an_entry_for_a_chapter_holds_there_alone() {
    var here = entry("'chapter':'" + ID.value() + "','text':'市場','reading':'いちば'");
    var elsewhere = entry("'chapter':'toc-00000000','text':'市場','reading':'いちば'");

    assertThat(word(analyse("市場。", here), "市場").reading().map(Reading::source))
        .contains(Reading.Source.USER);
    assertThat(word(analyse("市場。", elsewhere), "市場").reading().map(Reading::source))
        .contains(Reading.Source.DICTIONARY);
  }

  @Test
  void an_entry_without_a_place_is_told() {
    var tokenizer = tokenizer(entry("'text':'鯨','reading':'いさな'"));
    tokenizer.analyse(chapter("猫がいる。"));

    assertThat(tokenizer.remarks())
        .singleElement()
        .satisfies(remark -> {
          assertThat(remark.kind()).isEqualTo(Remark.Kind.OVERRIDE_UNMATCHED);
          assertThat(remark.where()).isEqualTo("overrides.json, entry 1 (鯨)");
        });
  }

  @Test
  void a_broken_file_is_told_with_its_place_and_changes_nothing() {
    var tokenizer =
        tokenizer(Overrides.read("{\"overrides\": [\n {]".getBytes(StandardCharsets.UTF_8)));

    assertThat(tokenizer.analyse(chapter("猫がいる。")).tokens()).hasSize(4);
    assertThat(tokenizer.remarks())
        .singleElement()
        .satisfies(remark -> {
          assertThat(remark.kind()).isEqualTo(Remark.Kind.OVERRIDES_UNREADABLE);
          assertThat(remark.done()).contains("line 2").contains("processed without it");
        });
  }

  @Test
  void every_kind_of_broken_file_is_told() {
    for (var file :
        List.of(
            "", "[]", "{}", "{\"version\":\"2\",\"overrides\":[]}", "\"x\"", "{\"overrides\":1}")) {
      assertThat(Overrides.read(file.getBytes(StandardCharsets.UTF_8)).remarks())
          .as(file)
          .singleElement()
          .matches(remark -> remark.kind() == Remark.Kind.OVERRIDES_UNREADABLE);
    }
    assertThat(Overrides.read(new byte[] {(byte) 0xff}).remarks()).hasSize(1);
    assertThat(Overrides.read(new byte[(1 << 20) + 1]).remarks()).hasSize(1);
  }

  @Test
  void an_entry_that_makes_no_sense_is_left_out_and_the_others_hold() {
    var overrides =
        overrides(
            "{'text':'猫'},{'reading':'ねこ'},7,{'text':'猫','words':[{'text':'犬'}]},"
                + "{'text':'猫','raeding':'ねこ'},{'text':'猫','reading':1},{'text':'猫','reading':'びょう'}");

    assertThat(overrides.remarks()).hasSize(6);
    assertThat(word(analyse("猫。", overrides), "猫").reading().map(Reading::katakana))
        .contains("ビョウ");
  }

  @Test
  void a_japanese_reading_that_is_no_kana_is_told() {
    var tokenizer = tokenizer(entry("'text':'猫','reading':'neko'"));
    tokenizer.analyse(chapter("猫。"));

    assertThat(tokenizer.remarks()).singleElement().matches(r -> r.done().contains("hiragana"));
  }

  @Test
  void tokens_still_cover_the_text_whatever_is_overridden() {
    var text = "東雲さんは食べられなかったが、山の手線に乗った。";
    for (var start = 0; start < text.length(); start++) {
      for (var end = start + 1; end <= text.length(); end++) {
        var word = text.substring(start, end);
        var before = text.substring(0, start);
        var override =
            entry(
                "'before':'%s','text':'%s','words':[{'text':'%s'}]".formatted(before, word, word));
        var at = 0;
        for (var token : analyse(text, override).tokens()) {
          assertThat(token.span().start()).as(word).isEqualTo(at);
          assertThat(token.span().of(text)).isEqualTo(token.surface());
          at = token.span().end();
        }
        assertThat(at).isEqualTo(text.length());
      }
    }
  }

  @Test
  void other_languages_can_be_put_right_too() {
    var tokens =
        Tokenizers.standard()
            .forBook(
                "zh",
                entry(
                    "'text':'南京市长江大桥','words':[{'text':'南京市','reading':'nánjīngshì'},{'text':'长江大桥'}]"))
            .analyse(chapter("南京市长江大桥很长。"))
            .tokens();

    assertThat(tokens.stream().map(Token::surface)).startsWith("南京市", "长江大桥");
    assertThat(tokens.getFirst().reading().map(Reading::katakana)).contains("nánjīngshì");
  }

  @Test
  void tokens_of_other_overrides_have_another_version() {
    var one = tokenizer(entry("'text':'猫','reading':'びょう'")).id();
    var other = tokenizer(entry("'text':'猫','reading':'みょう'")).id();

    assertThat(one).isNotEqualTo(other);
    assertThat(tokenizer(Overrides.NONE).id().version()).doesNotContain("overrides");
  }

  @Test
  void the_example_in_the_documentation_is_valid_and_can_be_read() throws IOException {
    var docs = Shared.repository();
    var page = Files.readString(docs.resolve("docs/overrides.md"));
    var example =
        page.substring(
            page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(docs.resolve("docs/schemas/overrides.schema.json")));

    assertThat(schema.validate(new ObjectMapper().readTree(example))).isEmpty();
    var overrides = Overrides.read(example.getBytes(StandardCharsets.UTF_8));
    assertThat(overrides.remarks()).isEmpty();
    assertThat(overrides.corrections()).hasSize(3);
  }

  private static Overrides entry(String fields) {
    return overrides("{" + fields + "}");
  }

  private static Overrides overrides(String entries) {
    var json = "{'version':'1','overrides':[" + entries + "]}";
    return Overrides.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static Tokenizer tokenizer(Overrides overrides) {
    return Tokenizers.standard().forBook("ja", overrides);
  }

  private static Analysis analyse(String text, Overrides overrides) {
    return tokenizer(overrides).analyse(chapter(text));
  }

  private static Token word(Analysis analysis, String surface) {
    return analysis.tokens().stream()
        .filter(token -> token.surface().equals(surface))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                surface + " in " + analysis.tokens().stream().map(Token::surface).toList()));
  }

  private static Chapter chapter(String text) {
    return new Chapter(
        new ChapterHeading(ID, "", 1, Optional.empty()),
        CanonicalText.of(text),
        Structure.EMPTY,
        "");
  }
}
