package org.intelligentreader.app.supabase.faults;

/// A row of the table. `code` is one code, or a whole class of them that ends in `xx`; `advice`
/// says what to do, or is empty.
public record FaultRow(Source source, String code, FaultKind kind, String meaning, String advice) {
  /// Who says it.
  public enum Source {
    /// PostgreSQL: SQLSTATE, through PostgREST.
    SQLSTATE,
    /// PostgREST itself.
    POSTGREST,
    /// Storage: `code`, or `error` of older releases.
    STORAGE,
    /// The HTTP status alone, of any server or proxy.
    HTTP,
    /// Nobody: there was no answer, or one of another kind.
    NETWORK
  }

  /// A row that needs no advice.
  static FaultRow row(Source source, String code, FaultKind kind, String meaning) {
    return new FaultRow(source, code, kind, meaning, "");
  }

  /// The same row with advice.
  FaultRow advice(String text) {
    return new FaultRow(source, code, kind, meaning, text);
  }
}
