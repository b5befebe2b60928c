package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookProblem.DrmProtected;
import org.intelligentreader.book.problem.BookProblem.NotAnEpub;
import org.intelligentreader.book.problem.BookWarning;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.wording.InterfaceLanguage;
import org.intelligentreader.book.wording.Wording;
import org.intelligentreader.book.wording.WordingEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The catalogue has what the code can say, and nothing else.
class CodesTest {
  /// One problem of each kind, and of each choice within it.
  private static List<BookProblem> problems() {
    var problems =
        Stream.of(
            Arrays.stream(NotAnEpub.Found.values()).map(NotAnEpub::new),
            Stream.of(new BookProblem.IncompleteFile(), new BookProblem.NoPackageDocument("a")),
            Arrays.stream(DrmProtected.Scheme.values()).map(s -> new DrmProtected(s, "a.xhtml")),
            Arrays.stream(Limit.values())
                .map(limit -> Limits.DEFAULTS.exceeded(limit, BookPart.ARCHIVE.place())),
            Stream.of(
                new BookProblem.NoText(),
                new BookProblem.NoFile("a.opf"),
                new BookProblem.ForeignCompression("14 (LZMA)")));
    return problems.<BookProblem>flatMap(some -> some).toList();
  }

  @Test
  void every_kind_of_problem_is_in_this_test() {
    assertThat(problems().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(BookProblem.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @EnumSource
  void every_problem_is_a_whole_sentence_without_an_open_parameter(InterfaceLanguage language) {
    assertThat(problems())
        .allSatisfy(problem -> assertThat(problem.told().sentence(language)).matches("[^{}]*[.。]"));
  }

  @Test
  void every_failure_and_choice_of_a_book_can_occur() {
    var told = new TreeSet<String>();
    for (var problem : problems()) {
      told.add(problem.code());
      problem.told().parameters().values().stream()
          .map(value -> problem.code() + "/" + value)
          .filter(code -> Wording.FAILURES.find(code).isPresent())
          .forEach(told::add);
    }
    // A server tells this one.
    told.add("limit-exceeded/server");
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Wording.FAILURES.entries().stream()
                .filter(entry -> origin(entry).equals("book"))
                .map(WordingEntry::code)
                .toList());
  }

  @Test
  void every_warning_limit_and_part_of_a_book_is_in_the_catalogue_in_the_order_of_the_code() {
    assertThat(codes(Wording.WARNINGS)).containsExactlyElementsOf(words(BookWarning.Code.values()));
    assertThat(codes(Wording.LIMITS)).containsExactlyElementsOf(words(Limit.values()));
    assertThat(codes(Wording.PLACES)).containsExactlyElementsOf(words(BookPart.values()));
  }

  /// The origin of a choice is that of its failure.
  private static String origin(WordingEntry entry) {
    var code = entry.code();
    return entry.isChoice()
        ? origin(Wording.FAILURES.get(code.substring(0, code.indexOf('/'))))
        : entry.text("origin");
  }

  private static List<String> codes(Wording part) {
    return part.codes().stream().map(WordingEntry::code).toList();
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> Wording.spelling(value.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
