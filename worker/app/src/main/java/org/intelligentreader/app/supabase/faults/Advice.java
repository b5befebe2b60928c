package org.intelligentreader.app.supabase.faults;

/// What to do, where several rows say the same. Each names the variable that it is about.
final class Advice {
  static final String CHECK_KEY =
      "Check the key in SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY: it may be revoked or"
          + " belong to another project than SUPABASE_URL.";
  static final String CHECK_BUCKET =
      "Check SUPABASE_BUCKET, or apply supabase/schema.sql, which creates the bucket.";
  static final String APPLY_SCHEMA =
      "Apply supabase/schema.sql to the database of the project in SUPABASE_URL, then try again.";
  static final String OLDER_SCHEMA =
      "SUPABASE_URL names another project, or one with an older schema or none: apply"
          + " supabase/schema.sql to its database, then try again.";
  static final String OPEN_FUNCTIONS =
      "The project in SUPABASE_URL lacks rights: apply supabase/schema.sql to its database again;"
          + " the key in SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY must be its secret key.";
  static final String LOOK_AT_DATABASE =
      "Look at the database's log in the dashboard of the project in SUPABASE_URL.";
  static final String LOOK_AT_PROJECT =
      "If this continues, look at the dashboard of the project in SUPABASE_URL.";
  static final String ANOTHER_SERVER = "Check SUPABASE_URL: it may belong to another server.";
  static final String RAISE_LIMIT =
      "Raise the file size limit of the bucket in SUPABASE_BUCKET and of its project in the Storage"
          + " settings.";
  static final String ANY_MEDIA_TYPE =
      "Remove the list of allowed MIME types from the settings of the bucket in SUPABASE_BUCKET.";

  private Advice() {}
}
