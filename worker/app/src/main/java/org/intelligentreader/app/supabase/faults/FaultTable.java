package org.intelligentreader.app.supabase.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// All that servers and networks can answer. The most exact row counts: a code before its class, a
/// code before the HTTP status. A code that no row names is what its HTTP status is.
public final class FaultTable {
  private static final Pattern SQLSTATE = Pattern.compile("[0-9A-Z]{5}");
  private static final Pattern POSTGREST = Pattern.compile("PGRST[0-9A-Z]{3}");
  private static final int CLASS_OF_SQLSTATE = 2;
  private static final int GROUP_OF_POSTGREST = 6;

  private static final List<FaultRow> ROWS =
      Stream.of(
              SqlFaults.ROWS,
              PostgrestFaults.ROWS,
              StorageFaults.ROWS,
              HttpFaults.ROWS,
              NetworkFaults.ROWS)
          .flatMap(List::stream)
          .toList();

  private static final Map<Source, Map<String, FaultRow>> BY_CODE =
      ROWS.stream()
          .collect(
              Collectors.groupingBy(
                  FaultRow::source, Collectors.toMap(FaultRow::code, Function.identity())));

  private FaultTable() {}

  /// In the order of the document.
  public static List<FaultRow> rows() {
    return ROWS;
  }

  /// The row of an answer: its HTTP status, the `code` of its body, and Storage's older `error`,
  /// each empty when the body has none.
  public static FaultRow ofAnswer(int status, String code, String word) {
    return ofCode(code)
        .or(() -> find(Source.STORAGE, word))
        .or(() -> find(Source.HTTP, String.valueOf(status)))
        .or(() -> find(Source.HTTP, status / 100 + "xx"))
        .orElseGet(() -> ofNetwork(NetworkFaults.NO_HTTP));
  }

  /// The row of a call that got no answer.
  public static FaultRow ofNetwork(String code) {
    return find(Source.NETWORK, code).orElseThrow();
  }

  private static Optional<FaultRow> ofCode(String code) {
    var exact =
        Stream.of(Source.SQLSTATE, Source.POSTGREST, Source.STORAGE)
            .flatMap(source -> find(source, code).stream())
            .findFirst();
    return exact.or(() -> ofClass(code));
  }

  private static Optional<FaultRow> ofClass(String code) {
    if (SQLSTATE.matcher(code).matches()) {
      return find(Source.SQLSTATE, code.substring(0, CLASS_OF_SQLSTATE) + "xxx");
    }
    return POSTGREST.matcher(code).matches()
        ? find(Source.POSTGREST, code.substring(0, GROUP_OF_POSTGREST) + "xx")
        : Optional.empty();
  }

  private static Optional<FaultRow> find(Source source, String code) {
    return Optional.ofNullable(BY_CODE.getOrDefault(source, Map.of()).get(code));
  }
}
