package org.intelligentreader.book.language.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sentences written for this test.
class EnglishTokenizerTest {
  private static final Tokenizer ENGLISH = EnglishTokenizer.create(java.util.Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "The children went home.|children|child",
        "The children went home.|went|go",
        "Two mice were hiding under the shelves.|mice|mouse",
        "Two mice were hiding under the shelves.|hiding|hide",
        "Two mice were hiding under the shelves.|shelves|shelf",
        "She has been running since the geese flew away.|running|run",
        "She has been running since the geese flew away.|geese|goose",
        "She has been running since the geese flew away.|flew|fly",
        "She has been running since the geese flew away.|has|have",
        "He found the letters that his sisters had written.|found|find",
        "He found the letters that his sisters had written.|letters|letter",
        "He found the letters that his sisters had written.|sisters|sister",
        "He found the letters that his sisters had written.|written|write",
        "He left the room and shut the heavy doors.|left|leave",
        "The leaves were falling faster and faster.|leaves|leaf",
        "The leaves were falling faster and faster.|falling|fall",
        "This lamp is brighter than the old ones.|brighter|bright",
        "It was the worst and the darkest night of all.|worst|bad",
        "It was the worst and the darkest night of all.|darkest|dark",
        "It was the worst and the darkest night of all.|was|be",
        "These boxes are empty.|these|this",
        "These boxes are empty.|boxes|box",
        "They carried the babies across the bridges.|carried|carry",
        "They carried the babies across the bridges.|babies|baby",
        "They carried the babies across the bridges.|bridges|bridge",
        "The dying man stopped smiling.|stopped|stop",
        "The ship sank, and nobody knew why.|sank|sink",
        "The ship sank, and nobody knew why.|knew|know",
        "She makes her own bread and bakes it twice.|makes|make",
        "She makes her own bread and bakes it twice.|bakes|bake",
        "He used to live beside the river.|used|use",
        "Mr. Harker's uncle sold umbrellas in London.|london|london",
        "Mr. Harker's uncle sold umbrellas in London.|umbrellas|umbrella",
        "THE CHILDREN WENT HOME|children|child",
        "THE CHILDREN WENT HOME|went|go",
      })
  void the_lemma_is_what_a_dictionary_lists(String sentence, String word, String lemma) {
    assertThat(token(sentence, word).lexeme().lemma()).isEqualTo(lemma);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "I don't know.|don't|do|do n't|do not",
        "I don’t know.|don’t|do|do n’t|do not",
        "We can't stay.|can't|can|ca n't|can not",
        "It won't rain.|won't|will|wo n't|will not",
        "You shan't go.|shan't|shall|sha n't|shall not",
        "They cannot swim.|cannot|can|can not|can not",
        "Nobody said that she wasn't there.|wasn't|be|was n't|be not",
        "I'm late.|i'm|i|I 'm|i be",
        "They're asleep.|they're|they|They 're|they be",
        "We've eaten.|we've|we|We 've|we have",
        "You'll see.|you'll|you|You 'll|you will",
        "He'd go if he could.|he'd|he|He 'd|he would",
        "He'd gone before noon.|he'd|he|He 'd|he have",
        "It's cold tonight.|it's|it|It 's|it be",
        "Let's go home.|let's|let|Let 's|let we",
        "The dog's tail was wet.|dog's|dog|dog 's|dog s",
        "The boys' coats were wet.|boys'|boy|boys '|boy s",
      })
  void a_contraction_is_one_word_with_parts(
      String sentence, String word, String lemma, String parts, String partLemmas) {
    var token = token(sentence, word);

    assertThat(token.lexeme().lemma()).isEqualTo(lemma);
    assertThat(token.parts().stream().map(Token::surface)).containsExactly(parts.split(" "));
    assertThat(token.parts().stream().map(part -> part.lexeme().lemma()))
        .containsExactly(partLemmas.split(" "));
  }

  @Test
  void a_negated_word_says_so() {
    assertThat(token("She hasn't come.", "hasn't").inflection()).containsExactly("negative");
    assertThat(token("She has come.", "has").inflection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A well-known doctor lives here.|well-known|well-known",
        "Both brothers-in-law came.|brothers-in-law|brothers-in-law",
        "Two eye-witnesses came.|eye-witnesses|eye-witness",
        "He ate twenty-one pies.|twenty-one|twenty-one",
      })
  void a_hyphenated_word_is_one_word_with_parts(String sentence, String word, String lemma) {
    var token = token(sentence, word);

    assertThat(token.lexeme().lemma()).isEqualTo(lemma);
    assertThat(token.parts()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void dashes_part_words() {
    assertThat(surfaces("He thought of it—and fled. Wait--now!"))
        .containsExactly(
            "He", "thought", "of", "it", "—", "and", "fled", ".", "Wait", "--", "now", "!");
  }

  @Test
  void quotes_are_no_part_of_a_word() {
    assertThat(surfaces("‘The boys’ said Ann, “don’t swim.”"))
        .containsExactly(
            "‘", "The", "boys", "’", "said", "Ann", ",", "“", "don’t", "swim", ".", "”");
  }

  @Test
  void a_title_ends_no_sentence() {
    var text = "Mr. Smith met Dr. Brown at St. Mary's. They talked. “Good night,” said the doctor.";
    assertThat(analyse(text).sentences().stream().map(sentence -> sentence.of(text)))
        .containsExactly(
            "Mr. Smith met Dr. Brown at St. Mary's.",
            "They talked.",
            "“Good night,” said the doctor.");
  }

  @Test
  void words_have_parts_of_speech() {
    assertThat(tag("The old keeper lit a lamp.", "old")).contains("ADJ");
    assertThat(tag("The old keeper lit a lamp.", "keeper")).contains("NOUN");
    assertThat(tag("The old keeper lit a lamp.", "lit")).contains("VERB");
    assertThat(tag("The old keeper lit a lamp.", ".")).contains("PUNCT");
  }

  @Test
  void punctuation_is_no_word() {
    assertThat(token("Stop! Go.", "!").lexeme().word()).isFalse();
    assertThat(token("Stop! Go.", "go").lexeme().word()).isTrue();
  }

  @Test
  void any_input_gives_tokens_that_cover_every_visible_character() {
    var pieces =
        new String[] {
          "don't",
          "’",
          "'",
          "-",
          "--",
          "—",
          "…",
          "食べた",
          "👩‍🚀",
          "\ud800",
          "a\u00adb",
          "\u0007",
          " ",
          "\n\n",
          "U.S.",
          "x".repeat(500),
          "ﬁ",
          "é",
          "'tis",
          "100%",
          "$5.40",
          "https://example.org/a-b?c=d",
          ".",
          "\"",
          "(",
          "ÅNGSTRÖM"
        };
    for (var seed = 1L; seed <= 200; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(40); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
      }
      covers(CanonicalText.of(text.toString()).value(), "seed " + seed);
    }
  }

  @Test
  void long_text_without_spaces_or_full_stops_is_analysed() {
    covers("x".repeat(200_000), "letters");
    covers("word ".repeat(4_000).strip(), "words");
    covers(".".repeat(60_000), "full stops");
    covers("a'b-c".repeat(4_000), "joined");
  }

  private static void covers(String text, String name) {
    var at = 0;
    for (var token : analyse(text).tokens()) {
      assertThat(text.substring(at, token.span().start())).as(name).isBlank();
      assertThat(token.span().of(text)).as(name).isEqualTo(token.surface());
      at = token.span().end();
    }
    assertThat(text.substring(at)).as(name).isBlank();
  }

  private static Optional<String> tag(String sentence, String word) {
    return token(sentence, word).lexeme().partOfSpeech().flatMap(PartOfSpeech::universal);
  }

  private static Token token(String sentence, String word) {
    return analyse(sentence).tokens().stream()
        .filter(token -> token.surface().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError(word + " in " + surfaces(sentence)));
  }

  private static List<String> surfaces(String text) {
    return analyse(text).tokens().stream().map(Token::surface).toList();
  }

  private static Analysis analyse(String text) {
    return ENGLISH.analyse(
        new Chapter(
            new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
            CanonicalText.of(text),
            Structure.EMPTY,
            ""));
  }
}
