package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.BOOK;
import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;

import java.util.List;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// Codes of PostgREST, by group: <https://docs.postgrest.org/en/stable/references/errors.html>.
final class PostgrestFaults {
  private static final String OTHER_VERSION =
      "This worker and the API of the project in SUPABASE_URL are incompatible: update both.";

  static final List<FaultRow> ROWS =
      List.of(
          row("PGRST0xx", PASSING, "PostgREST has no connection to its database")
              .advice(Advice.LOOK_AT_PROJECT),
          row("PGRST1xx", SETUP, "PostgREST does not accept the request").advice(OTHER_VERSION),
          row("PGRST102", BOOK, "the body is not JSON as PostgREST reads it"),
          row("PGRST106", SETUP, "the schema is not exposed")
              .advice(
                  "Expose the schema public in the API settings of the project in SUPABASE_URL."),
          row("PGRST125", SETUP, "the path is not part of the API")
              .advice(
                  "Set SUPABASE_URL to the project's URL alone, without /rest/v1 or another path."),
          row("PGRST2xx", SETUP, "a function, table or column is not there")
              .advice(Advice.OLDER_SCHEMA),
          row("PGRST3xx", SETUP, "the key is refused").advice(Advice.CHECK_KEY),
          row("PGRST303", PASSING, "the token is not valid yet, or has expired")
              .advice(
                  "Check the clocks of this machine and the server, and whether the key in"
                      + " SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY has expired."),
          row("PGRSTX00", PASSING, "an internal error of PostgREST"));

  private PostgrestFaults() {}

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.POSTGREST, code, kind, meaning);
  }
}
