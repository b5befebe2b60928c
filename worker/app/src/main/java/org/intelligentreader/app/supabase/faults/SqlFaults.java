package org.intelligentreader.app.supabase.faults;

import static org.intelligentreader.app.supabase.faults.FaultKind.BOOK;
import static org.intelligentreader.app.supabase.faults.FaultKind.PASSING;
import static org.intelligentreader.app.supabase.faults.FaultKind.SETUP;

import java.util.List;
import org.intelligentreader.app.supabase.faults.FaultRow.Source;

/// Codes of PostgreSQL, by class: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
final class SqlFaults {
  static final List<FaultRow> ROWS =
      List.of(
          row("00xxx", PASSING, "a success reported as an error"),
          row("01xxx", PASSING, "a warning reported as an error"),
          row("02xxx", BOOK, "no data"),
          row("03xxx", PASSING, "the statement is not complete yet"),
          row("08xxx", PASSING, "the connection to the database broke or died"),
          row("09xxx", BOOK, "a trigger failed"),
          row("0Axxx", PASSING, "a plan made before a schema change"),
          row("0Bxxx", PASSING, "a transaction could not start"),
          row("0Fxxx", BOOK, "invalid locator"),
          row("0Lxxx", SETUP, "invalid grantor").advice(Advice.APPLY_SCHEMA),
          row("0Pxxx", SETUP, "invalid role").advice(Advice.APPLY_SCHEMA),
          row("0Zxxx", BOOK, "invalid diagnostics"),
          row("10xxx", BOOK, "invalid XQuery"),
          row("20xxx", BOOK, "no case matches"),
          row("21xxx", BOOK, "one row expected, several found"),
          row("22xxx", BOOK, "a value that PostgreSQL cannot store"),
          row("23xxx", BOOK, "a value that a constraint forbids"),
          row("24xxx", PASSING, "the cursor is in the wrong state"),
          row("25xxx", PASSING, "the transaction is in the wrong state"),
          row("25006", PASSING, "read-only, as during a failover"),
          row("26xxx", PASSING, "a pooler lost a prepared statement"),
          row("27xxx", BOOK, "the row was changed by its own trigger"),
          row("28xxx", SETUP, "the database refuses the role").advice(Advice.CHECK_KEY),
          row("2Bxxx", SETUP, "other privileges depend on this one").advice(Advice.APPLY_SCHEMA),
          row("2Dxxx", PASSING, "a transaction could not end"),
          row("2Fxxx", BOOK, "an SQL function failed"),
          row("34xxx", PASSING, "unknown cursor"),
          row("38xxx", BOOK, "an external function failed"),
          row("39xxx", BOOK, "an external function was called incorrectly"),
          row("3Bxxx", PASSING, "unknown savepoint"),
          row("3Dxxx", SETUP, "the database does not exist").advice(Advice.LOOK_AT_DATABASE),
          row("3Fxxx", SETUP, "the schema does not exist").advice(Advice.APPLY_SCHEMA),
          row("40xxx", PASSING, "rolled back: deadlock or serialisation"),
          row("42xxx", SETUP, "function, table or column unknown or denied")
              .advice(Advice.APPLY_SCHEMA),
          row("42501", SETUP, "this key may not use the function or table")
              .advice(Advice.OPEN_FUNCTIONS),
          row("42883", PASSING, "a function is missing, as while the schema is being applied"),
          row("44xxx", BOOK, "a view's check forbids the row"),
          row("53xxx", PASSING, "no connection slot, memory or disk left"),
          row("54xxx", BOOK, "a value that is too large for PostgreSQL"),
          row("55xxx", PASSING, "an object is locked or in use"),
          row("57xxx", PASSING, "stopped, starting, in recovery, or out of time"),
          row("57P04", SETUP, "the database was dropped").advice(Advice.LOOK_AT_DATABASE),
          row("58xxx", PASSING, "the operating system failed the database"),
          row("72xxx", PASSING, "the snapshot is too old"),
          row("F0xxx", PASSING, "the database cannot read its configuration"),
          row("HVxxx", SETUP, "a foreign data wrapper failed").advice(Advice.LOOK_AT_DATABASE),
          row("P0xxx", BOOK, "a function of the schema refused the value"),
          row("XXxxx", PASSING, "an internal error of PostgreSQL"),
          row("XX001", SETUP, "data of the database is corrupted").advice(Advice.LOOK_AT_DATABASE),
          row("XX002", SETUP, "an index of the database is corrupted")
              .advice(Advice.LOOK_AT_DATABASE));

  private SqlFaults() {}

  private static FaultRow row(String code, FaultKind kind, String meaning) {
    return FaultRow.row(Source.SQLSTATE, code, kind, meaning);
  }
}
