package org.intelligentreader.app.cli.doctor;

import java.util.HashMap;
import java.util.Map;

/// A wrong set-up and what has to be said of it: the variable that it is about, what was found, and
/// what to do. `worker` and `doctor` are exit codes.
record SetUp(
    String name,
    Map<String, String> environment,
    String variable,
    String found,
    String advice,
    int worker,
    int doctor) {
  private static final String KEY = "sb_secret_of_no_project_0123456789";
  private static final int UNAVAILABLE = 69;
  private static final int SICK = 1;

  static SetUp of(String name, String url, String variable, String found, String advice) {
    var environment = new HashMap<String, String>();
    environment.put("SUPABASE_URL", url);
    environment.put("SUPABASE_SECRET_KEY", KEY);
    environment.put("WORKER_MODE", "job");
    environment.put("PATIENCE_SECONDS", "1");
    return new SetUp(name, environment, variable, found, advice, UNAVAILABLE, SICK);
  }

  SetUp with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new SetUp(this.name, more, variable, found, advice, worker, doctor);
  }

  SetUp ending(int workerCode, int doctorCode) {
    return new SetUp(name, environment, variable, found, advice, workerCode, doctorCode);
  }
}
