package org.intelligentreader.book.language.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.Chapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words and sentences of texts in which something stands that is no part of them. Words are their
/// dictionary forms.
class PlainWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          en %the town<sup><a epub:type='noteref' href='#n'>1</a></sup> early%the town early
          en %the teacher<a href='#n'><sup>2</sup></a> slept%the teacher sleep
          en %He ran.<a href='#n'>[12]</a> She slept%he run she sleep
          en %the king<a href='#n'>*</a> slept%the king sleep
          en %the king<sup>†</sup> slept%the king sleep
          en %the king<sup>1, 2</sup> slept%the king sleep
          en %the king<sup>[3]</sup><sup>[4]</sup> slept%the king sleep
          en %the king[<a href='#n'>5</a>] slept%the king sleep
          en %the king<a role='doc-noteref' href='#n'>a</a> slept%the king sleep
          en %the king<a epub:type='noteref' href='#n'>iv</a> slept%the king sleep
          en %the king¹ slept%the king sleep
          en %<sup>16</sup>In the house%in the house
          en %the 20<sup>th</sup> king%the 20th king
          en %see chapter <a href='#n'>two</a>%see chapter two
          en %a <a epub:type='noteref' href='#n'>word</a> here%a word here
          en %the hori<span class='pagenum'>[12]</span>zon%the horizon
          en %the hori<span epub:type='pagebreak' id='p'>12</span>zon%the horizon
          en %the <a class='pagebreak' id='p'>Page 12</a>king%the king
          en %the old <span class='pageno'>{xiv}</span> king%the old king
          en %the king<span style='vertical-align:super'>7</span> slept%the king sleep
          en %the king<span style='vertical-align: 0.4em'>7</span> slept%the king sleep
          en %the sea<span class='linenum'>10</span> slept%the sea sleep
          en %the sea<span class='lnum' style='position:absolute'>10</span>%the sea 10
          en %said the king,<a href='#n'>*</a>60 days ago%say the king 60 day ago
          en %the year 1984<a href='#n' style='vertical-align:super'>7</a> was%the year 1984 be
          en %the words<a href='#n'><sup>a</sup></a> slept%the word sleep
          en %the foot<sup>1</sup>note%the footnote
          fr %la ville<sup>3</sup> et M<sup>me</sup> Bovary%la ville et mme bovary
          de %Das Haus<a href='#n'>¹</a> steht%das haus steht
          ru %город<sup>12</sup> спит%город спит
          ja %江戸<a epub:type='noteref' href='#n'>（注１）</a>へ行く%江戸 行く
          ja %江戸<sup><a href='#n'>※1</a></sup>へ行く%江戸 行く
          ja %江戸<a href='#n'>［一］</a>へ行く%江戸 行く
          ja %江戸<a href='#n'>①</a>へ行く%江戸 行く
          ja %第<a href='#n'>三</a>章を読む%第三 章 読む
          ja %彼は学<span role='doc-pagebreak' id='p'>12</span>校へ行く%彼 学校 行く
          ja %彼は<span epub:type='pagebreak' id='p'>そこ</span>へ行く%彼 そこ 行く
          """)
  void numbers_of_notes_and_pages_are_no_words(String language, String body, String words) {
    assertThat(words(language, "<p>" + body.strip() + "</p>")).isEqualTo(words.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          ja %⽇本の⼭へ⾏く%日本 山 行く
          ja %⻑い⺠の⻄%長い 民 西
          ja %神の福%神 福
          ja %𠮟られた%叱る
          ja %𠮷野さん%吉野さん
          ja %𩸽を食べる%𩸽 食べる
          ja %それはｗｗｗ草だ%それ ｗｗｗ 草
          ja %５㍍を走る%５メートル 走る
          ja %﹁行く﹂と言った%行く 言う
          en %The oﬃcer could ﬁnd the ﬂag%the officer could find the flag
          en %Ａ ｒｅｄ ｆｌａｇ%a red flag
          en %𝐀 𝑟𝑒𝑑 flag%a red flag
          en %a ſtone%a stone
          fr %un café noir%un café noir
          de %eine Auﬂage%eine auflage
          de %eine Auf\u200Clage%eine auflage
          zh %⼈⺠的⽂化%人民 的 文化
          ar %ﻛﺘﺎﺏ%كتاب
          hr %ǌegov%njegov
          """)
  void look_alikes_are_the_letters_meant(String language, String body, String words) {
    assertThat(words(language, "<p>" + body.strip() + "</p>")).isEqualTo(words.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          en %The gov-&#10;ernment met%the government meet
          en %The gov-<br/>ernment met%the government meet
          en %some- thing new%something new
          en %Some‐ thing new%something new
          en %the Zyr-&#10;bek and the Zyrbek came%the zyrbek and the zyrbek come
          en %pre- and post-war%pre and post-war
          en %two- or three-year%two or three-year
          en %black - white%black white
          de %Haus- und Hof%haus und hof
          de %die Regie-&#10;rung und die Regierung%die regierung und die regierung
          de %die Regie-&#10;rung%die regie rung
          fr %il gou-&#10;verne et gouverne%il gouverne et gouverne
          """)
  void words_divided_for_paper_are_whole_where_that_is_certain(
      String language, String body, String words) {
    assertThat(words(language, "<p>" + body.strip() + "</p>")).isEqualTo(words.strip());
  }

  @Test
  void the_report_tells_of_divided_words() {
    var tokenizer = Tokenizers.standard().forLanguage("en");
    tokenizer.analyse(chapter("en", "<p>The gov-&#10;ernment met.</p>"));
    assertThat(tokenizer.remarks())
        .extracting(Remark::kind)
        .containsExactly(Remark.Kind.WORDS_DIVIDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          憂鬱（ゆううつ）な気分      %憂鬱=ユウウツ 気分=キブン
          憂鬱(ゆううつ)な気分        %憂鬱=ユウウツ 気分=キブン
          梵天丸（ぼんてんまる）が    %梵天丸=ボンテンマル
          昨日東京（とうきょう）へ    %昨日=キノウ 東京=トウキョウ
          食べ物（たべもの）を        %食べ物=タベモノ
          織田信長（おだ のぶなが）が %織田=オダ 信長=ノブナガ
          大人（オトナ）の            %大人=オトナ
          合格（うれしい）した        %合格=ゴウカク うれしい=ウレシイ する=シタ
          彼（あいつ）が              %彼=カレ あいつ=アイツ
          日本（東京）へ              %日本=ニホン 東京=トウキョウ
          行った（らしい）            %行く=イッタ
          """)
  void a_reading_in_brackets_belongs_to_its_word(String text, String words) {
    var found =
        analysis("ja", chapter("ja", "<p>" + text.strip() + "</p>")).tokens().stream()
            .filter(token -> token.lexeme().word())
            .map(token ->
                token.lexeme().lemma() + token.reading().map(r -> "=" + r.katakana()).orElse(""))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(words.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          en %He stayed behind.<a epub:type='noteref' href='#n'>[2]</a> She left.%He stayed behind.[2] | She left.
          en %“Why?”<sup>3</sup> Nobody knew.%“Why?”3 | Nobody knew.
          en %<sup>1</sup>In the beginning. <sup>2</sup>Now the earth.%1In the beginning. | 2Now the earth.
          en %The end.<sup>4</sup>%The end.4
          ja %江戸へ行く。<sup>1</sup>町だ。%江戸へ行く。1 | 町だ。
          ja %﹁おはよう。﹂と言った。%﹁おはよう。﹂と言った。
          """)
  void sentences_keep_their_borders(String language, String body, String sentences) {
    var chapter = chapter(language, "<p>" + body.strip() + "</p>");
    assertThat(
            analysis(language, chapter).sentences().stream()
                .map(span -> span.of(chapter.text().value()).strip())
                .collect(Collectors.joining(" | ")))
        .isEqualTo(sentences.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          en %<p>a<sup>1</sup></p><p><sup>2</sup></p><p>¹²</p><p>oﬃce<sup>3</sup> ﬁ</p>
          en %<p><sup>1</sup> <sup>2</sup></p><p>The <b>end</b>. <sup>3</sup></p>
          ja %<p>⽇本<sup>1</sup>の㍍、憂鬱（ゆううつ）を𩸽と𠮟る</p><p><sup>2</sup>奴を<img src='i.png'/>った</p>
          ja %<p>（注）</p><p><a href='#n'>［1］</a>　⻑い。<a href='#n'>［2］</a></p>
          ar %<p>ﻻ ﻛﺘﺎﺏ ﷺ<sup>1</sup></p>
          de %<p>Cafe\u0301<sup>1</sup> und ﬀ</p>
          """)
  void every_visible_character_lies_in_one_token_and_one_sentence(String language, String body) {
    var chapter = chapter(language, body.strip());
    var text = chapter.text().value();
    var found = analysis(language, chapter);
    var covered = new ArrayList<Integer>();
    var end = 0;
    for (var token : found.tokens()) {
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(token.surface()).isEqualTo(token.span().of(text));
      end = token.span().end();
      for (var i = token.span().start(); i < end; i++) {
        covered.add(i);
      }
    }
    for (var i = 0; i < text.length(); i++) {
      var at = i;
      if (!Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '\u3000') {
        assertThat(covered).as(text.substring(i)).contains(at);
        assertThat(found.sentences())
            .as(text.substring(i))
            .filteredOn(span -> span.start() <= at && at < span.end())
            .hasSize(1);
      }
    }
  }

  @Test
  void ruby_behind_a_note_stays_over_its_base() {
    var page = "<p>江戸<sup>1</sup>の<ruby>大人<rt>おとな</rt></ruby>と⼭の<ruby>頂<rt>いただき</rt></ruby></p>";
    var found = analysis("ja", chapter("ja", page)).tokens();
    assertThat(found)
        .filteredOn(token -> token.surface().equals("大人"))
        .extracting(token -> token.reading().orElseThrow().furigana().toString())
        .containsExactly("[Furigana[span=Span[start=4, end=6], hiragana=おとな]]");
    assertThat(found).filteredOn(token -> token.surface().equals("頂")).hasSize(1);
  }

  private static String words(String language, String body) {
    return analysis(language, chapter(language, body)).tokens().stream()
        .filter(token -> token.lexeme().word())
        .map(Token::lexeme)
        .map(lexeme -> lexeme.lemma())
        .collect(Collectors.joining(" "));
  }

  private static Analysis analysis(String language, Chapter chapter) {
    return Tokenizers.standard().forLanguage(language).analyse(chapter);
  }

  private static Chapter chapter(String language, String body) {
    var fixture =
        new EpubFixture()
            .with("OPS/i.png", "no picture")
            .metadata("<dc:title>T</dc:title><dc:language>" + language + "</dc:language>");
    return ReadBook.of(fixture.page("a", body)).chapters().getFirst();
  }
}
