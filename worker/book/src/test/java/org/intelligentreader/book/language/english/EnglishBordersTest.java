package org.intelligentreader.book.language.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where words end beside signs, and sentences beside quotations.
class EnglishBordersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          Use <b>bold</b> type.       %Use b bold b type
          or #tag; it                 %or tag it
          where a=b here              %where a b here
          it was _very_ cold          %it was very cold
          it was *very* cold          %it was very cold
          he and/or she               %he and or she
          the TCP/IP stack            %the TCP/IP stack
          in C# or C++ today          %in C# or C++ today
          write to ann@example.org now%write to ann@example.org now
          see www.example.org/a=b now %see www.example.org/a=b now
          f**k that                   %f**k that
          the AT&T building           %the AT&T building
          [sic] he wrote              %sic he wrote
          some word| other            %some word other
          ~tilde and ^hat             %tilde and hat
          he left.She came            %he left She came
          Node.js and item:value      %Node.js and item value
          oh!what is;that             %oh what is that
          The teacher slept.          %The teacher slept
          He met Mr. Smith.           %He met Mr. Smith
          """)
  void signs_are_no_part_of_words(String text, String words) {
    assertThat(
            analysis(text.strip()).tokens().stream()
                .filter(token -> token.lexeme().word())
                .map(Token::surface)
                .collect(Collectors.joining(" ")))
        .isEqualTo(words.strip());
  }

  /// A bar stands where a sentence has to end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "“I don’t know.”| “Why?” she asked.| He left.",
        "He said: “Stop! Who goes there?” and left.",
        "“Stop!” cried the guard.| Nobody moved.",
        "“Wait!” – shouted the boy.| He ran.",
        "\"Why?\" asked Tom.| \"Because,\" said Ann.",
        "“Did he?”| “He did.”| They laughed.",
        "Oh! what a day it was.| He slept.",
        "He ran (why?) to the door.| It was shut.",
        "“I came.| I saw.| Did you?” he asked.| She had.",
        "Is it you?| It is.| Are you sure?",
        "He cried “Help!”| Nobody came."
      })
  void a_question_in_a_quotation_ends_no_sentence(String marked) {
    var text = marked.replace("|", "");
    assertThat(
            analysis(text).sentences().stream()
                .map(span -> span.of(text).strip())
                .collect(Collectors.joining("|")))
        .isEqualTo(marked.replace("| ", "|"));
  }

  private static Analysis analysis(String text) {
    return EnglishTokenizer.create(java.util.Optional.empty())
        .analyse(
            new Chapter(
                new ChapterHeading(ChapterId.ofSpineItem("a"), "", 1, Optional.empty()),
                CanonicalText.of(text),
                Structure.EMPTY,
                ""));
  }
}
