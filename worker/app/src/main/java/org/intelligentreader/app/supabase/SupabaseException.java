package org.intelligentreader.app.supabase;

/// The server answered with an error. `code` is PostgREST's or Storage's own, empty when the body
/// had none.
public final class SupabaseException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  public SupabaseException(String call, int status, String code, String message) {
    super(call + " answered " + status + (code.isEmpty() ? "" : " " + code) + ": " + message);
    this.status = status;
    this.code = code;
  }

  /// The real status: Storage puts it into the body.
  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /// True when the key itself was refused.
  public boolean isUnauthorised() {
    return status == 401 || (status == 403 && !code.equals("42501"));
  }

  /// True when the database does not have the function that was called: its schema is older.
  public boolean isUnknownFunction() {
    return code.equals("PGRST202") || code.equals("42883");
  }

  /// What to do about it, where that is known; starts with a blank or is empty.
  public String advice() {
    if (isUnauthorised()) {
      return " Check the key: it may be revoked or belong to another project.";
    }
    return isUnknownFunction()
        ? " The project's database has an older schema: apply supabase/schema.sql to it, then try again."
        : "";
  }

  /// True when the same call may succeed a moment later.
  public boolean isTransient() {
    return switch (code) {
      case "57014", "55P03", "40P01", "40001", "53300", "57P01", "57P02", "57P03" -> true;
      default ->
          status == 429
              || status == 502
              || status == 503
              || status == 504
              || (status >= 520 && status <= 524)
              || (status == 500 && code.isEmpty());
    };
  }
}
