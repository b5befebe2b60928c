package org.intelligentreader.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.config.WorkerConfig.Mode;
import org.intelligentreader.app.config.WorkerConfig.Pace;
import org.intelligentreader.app.config.WorkerConfig.Supabase;
import org.intelligentreader.app.secret.KeyCheck;
import org.intelligentreader.app.secret.ServiceKey;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.problem.Limits;

/// Reads the environment and reports all problems at once.
public final class ConfigReader {
  private static final String BUCKET = "epubs";

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Reads the process environment; `host` names this process when nothing else does.
  public static WorkerConfig ofProcess(String host) throws BadConfigException {
    return of(System.getenv(), host);
  }

  /// True where Cloud Run runs us, so that logs are for machines.
  public static boolean isCloudRun() {
    return System.getenv("CLOUD_RUN_JOB") != null;
  }

  /// Whose line a log line is, where Cloud Run says it: `execution`, `task`, `attempt`.
  public static Map<String, String> logLabels() {
    return logLabels(System.getenv());
  }

  static Map<String, String> logLabels(Map<String, String> environment) {
    var labels = new LinkedHashMap<String, String>();
    Map.of(
            "CLOUD_RUN_EXECUTION", "execution",
            "CLOUD_RUN_TASK_INDEX", "task",
            "CLOUD_RUN_TASK_ATTEMPT", "attempt")
        .forEach((name, label) ->
            Optional.ofNullable(environment.get(name)).ifPresent(v -> labels.put(label, v)));
    return labels;
  }

  public static WorkerConfig of(Map<String, String> environment, String host)
      throws BadConfigException {
    var reader = new ConfigReader(environment);
    var config = reader.read(host);
    if (!reader.problems.isEmpty()) {
      throw new BadConfigException(reader.problems);
    }
    return config;
  }

  private WorkerConfig read(String host) {
    var url = url();
    return new WorkerConfig(
        new Supabase(
            url,
            key(),
            bucket(),
            Duration.ofSeconds(number("DOWNLOAD_TIMEOUT_SECONDS", 300, 1, 3600)),
            new NetworkReader(environment, problems).read(url)),
        mode(),
        new Pace(
            number("MAX_JOBS", 1, 1, 1_000_000),
            number("MAX_ATTEMPTS", 5, 1, 100),
            number("USER_CAP", 0, 0, 1000),
            Duration.ofMillis(number("POLL_INTERVAL_MS", 1500, 250, 3_600_000)),
            Duration.ofSeconds(number("LEASE_SECONDS", 60, 10, 3600)),
            Duration.ofSeconds(number("LINGER_SECONDS", 0, 0, 3600)),
            Duration.ofSeconds(number("TASK_TIMEOUT_SECONDS", 0, 0, 604_800)),
            bookTimeout(),
            Duration.ofSeconds(number("PATIENCE_SECONDS", 90, 1, 600))),
        new LimitReader(environment, problems).read(Map.of()),
        workerId(host),
        isSet("DELETE_SOURCE", "false", "true", "false"),
        new WorkerConfig.Words(units(), isSet("GLOSSARY", "on", "on", "off")),
        new WorkerConfig.Watch(
            isSet("WATCH_QUEUE", "off", "on", "off"),
            new ListenReader(environment, problems).read()),
        List.copyOf(notes));
  }

  private Duration bookTimeout() {
    return Duration.ofSeconds(number("BOOK_TIMEOUT_SECONDS", 900, 1, 604_800));
  }

  /// How long one book may take, by the process environment.
  public static Duration bookTimeoutOfProcess() throws BadConfigException {
    var reader = new ConfigReader(System.getenv());
    var timeout = reader.bookTimeout();
    if (!reader.problems.isEmpty()) {
      throw new BadConfigException(reader.problems);
    }
    return timeout;
  }

  /// The limits for books: `LIMIT_…` of the process environment, `options` by label over it.
  public static Limits limits(Map<String, String> options) throws BadConfigException {
    var problems = new ArrayList<String>();
    var limits = new LimitReader(System.getenv(), problems).read(options);
    if (!problems.isEmpty()) {
      throw new BadConfigException(problems);
    }
    return limits;
  }

  private URI url() {
    var value = get("SUPABASE_URL");
    if (value.isEmpty()) {
      problems.add(
          "SUPABASE_URL is missing: set it to the project's URL, for example"
              + " https://abc.supabase.co");
      return URI.create("http://missing");
    }
    var address = ProjectAddress.of(value.get());
    var problem = ProjectUrl.problem(address.url());
    if (problem.isPresent()) {
      problems.add("SUPABASE_URL " + problem.get());
      return URI.create("http://bad");
    }
    address.note().ifPresent(notes::add);
    return ProjectUrl.of(address.url());
  }

  private ServiceKey key() {
    for (var name : Environment.KEYS) {
      var value = raw(name);
      if (value.isPresent()) {
        var problem = KeyCheck.problem(value.get());
        problem.ifPresent(words -> problems.add(name + " " + words));
        return new ServiceKey(problem.isEmpty() ? value.get() : "missing");
      }
    }
    problems.add(
        "SUPABASE_SERVICE_ROLE_KEY (or SUPABASE_SECRET_KEY) is missing: take the secret key from"
            + " the project's API settings");
    return new ServiceKey("missing");
  }

  /// The queue's own functions look for uploads and bundles in one bucket, and would find no
  /// other's.
  private String bucket() {
    var name = get("SUPABASE_BUCKET").orElse(BUCKET);
    if (!name.equals(BUCKET)) {
      problems.add(
          "SUPABASE_BUCKET "
              + ShownValue.of(name)
              + " is not the bucket of supabase/schema.sql, whose functions know only '"
              + BUCKET
              + "': leave the variable out");
    }
    return name;
  }

  private Mode mode() {
    var value = get("WORKER_MODE").orElse("loop");
    try {
      return Mode.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add("WORKER_MODE " + ShownValue.of(value) + " must be 'loop' or 'job'");
      return Mode.LOOP;
    }
  }

  private Tokenizers.Units units() {
    var value = get("WORD_UNITS").orElse("words");
    try {
      return Tokenizers.Units.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add("WORD_UNITS " + ShownValue.of(value) + " must be 'words' or 'morphemes'");
      return Tokenizers.Units.WORDS;
    }
  }

  /// One of two words; any other would be guessed at.
  private boolean isSet(String name, String standard, String yes, String no) {
    var value = get(name).orElse(standard).toLowerCase(Locale.ROOT);
    if (!value.equals(yes) && !value.equals(no)) {
      problems.add(
          name
              + " "
              + ShownValue.of(get(name).orElse(""))
              + " must be '"
              + yes
              + "' or '"
              + no
              + "'");
      return standard.equals(yes);
    }
    return value.equals(yes);
  }

  private int number(String name, int standard, int least, int most) {
    var value = get(name);
    if (value.isEmpty()) {
      return standard;
    }
    try {
      var number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below: for the reader of the message both are the same mistake.
    }
    problems.add(
        name
            + " "
            + ShownValue.of(value.get())
            + " must be a whole number from "
            + least
            + " to "
            + most);
    return standard;
  }

  private String workerId(String host) {
    return get("WORKER_ID")
        .or(() ->
            get("CLOUD_RUN_EXECUTION")
                .map(run ->
                    run
                        + "/"
                        + get("CLOUD_RUN_TASK_INDEX").orElse("0")
                        + "/"
                        + get("CLOUD_RUN_TASK_ATTEMPT").orElse("0")))
        .orElse(host);
  }

  /// A setting that may be shown and sent. What looks like a key is none: its place is elsewhere.
  private Optional<String> get(String name) {
    var value = raw(name);
    if (value.filter(KeyCheck::looksLikeKey).isPresent()) {
      problems.add(name + " contains a key, which belongs only in SUPABASE_SECRET_KEY");
      return Optional.empty();
    }
    return value;
  }

  private Optional<String> raw(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
