package org.intelligentreader.app.supabase.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intelligentreader.app.port.Fault;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table is whole, it says what the documents say, and what it does not name has a kind too.
class FaultTableTest {
  private static final Path DOCUMENT = Path.of("../../docs/failures.md");

  /// Appendix A of PostgreSQL's manual, the classes of 9.x to 18.
  private static final List<String> SQL_CLASSES =
      List.of(
          "00", "01", "02", "03", "08", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "10", "20", "21",
          "22", "23", "24", "25", "26", "27", "28", "2B", "2D", "2F", "34", "38", "39", "3B", "3D",
          "3F", "40", "42", "44", "53", "54", "55", "57", "58", "72", "F0", "HV", "P0", "XX");

  private static final Map<Source, String> TITLES =
      Map.of(
          Source.SQLSTATE, "PostgreSQL",
          Source.POSTGREST, "PostgREST",
          Source.STORAGE, "Storage",
          Source.HTTP, "HTTP status",
          Source.NETWORK, "network");

  private static final Fault FAULT = Fault.of("GET /x", 500, "", "");

  @Test
  void every_class_of_postgresql_has_a_row() {
    for (var name : SQL_CLASSES) {
      assertThat(FaultTable.ofAnswer(400, name + "9Z9", "").code()).isEqualTo(name + "xxx");
    }
  }

  @Test
  void every_group_of_postgrest_has_a_row() {
    for (var code : List.of("PGRST000", "PGRST127", "PGRST205", "PGRST399", "PGRSTX00")) {
      assertThat(FaultTable.ofAnswer(400, code, "").source()).isEqualTo(Source.POSTGREST);
    }
  }

  @Test
  void every_status_has_a_row_also_outside_the_range_of_http() {
    for (var status = 0; status < 1000; status++) {
      var row = FaultTable.ofAnswer(status, "", "");
      assertThat(row.source())
          .isEqualTo(status / 100 >= 1 && status / 100 <= 5 ? Source.HTTP : Source.NETWORK);
    }
  }

  @Test
  void a_code_that_nobody_knows_is_what_its_status_is() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var i = 0; i < 10_000; i++) {
      var status = random.nextInt(100, 600);
      var code = "made-up-" + random.nextInt();
      assertThat(FaultTable.ofAnswer(status, code, code))
          .as("seed %d, status %d, code %s", seed, status, code)
          .isEqualTo(FaultTable.ofAnswer(status, "", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "405, 25006, PASSING",
    "500, 08006, PASSING",
    "503, 08003, PASSING",
    "500, 53100, PASSING",
    "503, 53300, PASSING",
    "500, XX000, PASSING",
    "500, 57P03, PASSING",
    "500, 57014, PASSING",
    "500, 58030, PASSING",
    "500, 40001, PASSING",
    "500, 55P03, PASSING",
    "408, '', PASSING",
    "429, '', PASSING",
    "500, '', PASSING",
    "500, InternalError, PASSING",
    "544, DatabaseTimeout, PASSING",
    "521, '', PASSING",
    "530, '', PASSING",
    "599, '', PASSING",
    "401, PGRST303, PASSING",
    "503, PGRST002, PASSING",
    "504, PGRST003, PASSING",
    "402, '', LONG",
    "540, '', LONG",
    "301, '', SETUP",
    "308, '', SETUP",
    "401, PGRST301, SETUP",
    "403, 42501, SETUP",
    "404, PGRST202, SETUP",
    "404, NoSuchBucket, SETUP",
    "418, '', SETUP",
    "511, '', SETUP",
    "400, 22P05, BOOK",
    "400, 22001, BOOK",
    "400, 23514, BOOK",
    "409, 23505, BOOK",
    "400, InvalidKey, BOOK",
    "404, NoSuchKey, MISSING",
    "413, '', TOO_LARGE",
    "413, EntityTooLarge, TOO_LARGE"
  })
  void an_answer_is_judged_by_its_code_and_then_by_its_status(
      int status, String code, FaultKind kind) {
    assertThat(FaultTable.ofAnswer(status, code, "").kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not_found", "Object not found"})
  void older_releases_of_storage_say_it_with_a_word(String word) {
    assertThat(FaultTable.ofAnswer(404, "", word).kind()).isEqualTo(FaultKind.MISSING);
  }

  @Test
  void no_code_has_two_rows() {
    var keys = FaultTable.rows().stream().map(row -> row.source() + " " + row.code()).toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void whatever_stops_a_worker_says_what_to_do_and_which_variable_it_is_about() {
    var stopping = Set.of(FaultKind.SETUP, FaultKind.LONG, FaultKind.TOO_LARGE);
    assertThat(FaultTable.rows())
        .filteredOn(row -> stopping.contains(row.kind()) || row.source() == Source.NETWORK)
        .allSatisfy(row ->
            assertThat(row.advice()).as(row.code()).endsWith(".").containsPattern("[A-Z]+_[A-Z]+"));
  }

  /// `./mvnw … -Dfailures.write=true` writes the tables anew.
  @Test
  void the_document_has_the_same_table() throws IOException {
    var document = Files.readString(DOCUMENT);
    var begin = "<!-- table of failures: begin -->\n";
    var end = "<!-- table of failures: end -->";
    var from = document.indexOf(begin) + begin.length();
    var to = document.indexOf(end);
    if (Boolean.getBoolean("failures.write")) {
      Files.writeString(DOCUMENT, document.substring(0, from) + tables() + document.substring(to));
    }
    assertThat(Files.readString(DOCUMENT)).contains(begin + tables() + end);
  }

  private static String tables() {
    return Stream.of(Source.values())
        .map(source ->
            FaultTable.rows().stream()
                .filter(row -> row.source() == source)
                .map(FaultTableTest::line)
                .collect(
                    Collectors.joining(
                        "\n",
                        "\n| %s | kind | what it means | what to do |\n|---|---|---|---|\n"
                            .formatted(TITLES.get(source)),
                        "\n")))
        .collect(Collectors.joining("", "", "\n"));
  }

  private static String line(FaultRow row) {
    return "| `%s` | %s | %s | %s |"
        .formatted(row.code(), word(row.kind()), row.meaning(), row.advice());
  }

  private static String word(FaultKind kind) {
    return switch (kind) {
      case PASSING -> "passing";
      case LONG -> "long";
      case SETUP -> "set-up";
      case BOOK -> "book";
      case MISSING -> "missing";
      case TOO_LARGE -> "too large";
    };
  }

  @Test
  void every_kind_is_thrown_as_its_own_exception() {
    assertThat(Stream.of(FaultKind.values()).map(kind -> kind.exception(FAULT).getClass()))
        .doesNotHaveDuplicates();
  }
}
