package org.intelligentreader.deploy;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `deploy.sh` may do to a {@link World}: exactly what its options name, and on a first run
/// the defaults for the rest.
record Model(World world) {
  static final String CONTAINER = "spec.template.spec.template.spec.containers[0].";
  static final String IMAGE = CONTAINER + "image";
  static final String ACCOUNT = "spec.template.spec.template.spec.serviceAccountName";
  static final String LABEL = "metadata.labels.intelligent-reader-trigger";
  static final String TICK_ACCOUNT = "httpTarget.oauthToken.serviceAccountEmail";
  static final String KEY = "env SUPABASE_SECRET_KEY";

  private static final String TASK = "spec.template.spec.template.spec.";
  static final List<String> APIS =
      List.of("run", "cloudscheduler", "secretmanager", "artifactregistry", "cloudbuild", "iam");

  /// Options that set one value of the job.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "--tasks", "spec.template.spec.taskCount",
          "--parallelism", "spec.template.spec.parallelism",
          "--max-retries", TASK + "maxRetries",
          "--timeout", TASK + "timeoutSeconds",
          "--cpu", CONTAINER + "resources.limits.cpu",
          "--memory", CONTAINER + "resources.limits.memory");

  /// Options that set a variable of the worker.
  private static final Map<String, String> VARIABLES =
      Map.of(
          "--supabase-url", "env SUPABASE_URL",
          "--bucket", "env SUPABASE_BUCKET",
          "--max-jobs", "env MAX_JOBS",
          "--timeout", "env TASK_TIMEOUT_SECONDS");

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          entry("--trigger", "tick"),
          entry("--bucket", "epubs"),
          entry("--memory", "512Mi"),
          entry("--cpu", "1"),
          entry("--timeout", "3600"),
          entry("--tasks", "1"),
          entry("--max-retries", "1"),
          entry("--max-jobs", "50"));

  /// The job of this name, where it is.
  Optional<Names> find(String job) {
    return world
        .names("job")
        .filter(name -> name.endsWith("/" + job))
        .map(name -> new Names(job, name.substring(0, name.indexOf('/'))))
        .findFirst();
  }

  /// Options by name; `key` is what `--key-file` brought, `--set` and `--unset` stand for one
  /// variable each.
  void deploy(String job, Map<String, String> named, Optional<String> key) {
    var found = find(job);
    var names =
        found.orElseGet(() -> new Names(job, named.getOrDefault("--region", "us-central1")));
    var options = new java.util.HashMap<>(found.isPresent() ? Map.of() : DEFAULTS);
    options.putAll(named);
    APIS.forEach(api -> world.make("api " + api + ".googleapis.com"));
    var before = found.isPresent() ? Map.copyOf(world.of(names.thing())) : Map.<String, String>of();
    var after = world.make(names.thing());
    var secret = secret(names, before);
    key.ifPresent(value -> storeKey(secret, value));
    image(names, before, options).ifPresent(image -> after.put(IMAGE, image));
    var trigger = trigger(names, before);
    SETTINGS.forEach((option, place) -> put(after, place, named(options, option), ""));
    VARIABLES.forEach((option, place) -> put(after, place, named(options, option), "plain:"));
    named(options, "--set")
        .ifPresent(set ->
            after.put(
                "env " + set.replaceFirst("=.*", ""), "plain:" + set.replaceFirst("^[^=]*=", "")));
    named(options, "--unset").ifPresent(name -> after.remove("env " + name));
    named(options, "--trigger")
        .ifPresent(mode -> {
          after.put("env LINGER_SECONDS", mode.equals("tick") ? "plain:0" : "plain:55");
          after.put(LABEL, mode);
        });
    if (found.isEmpty()) {
      after.put("env WORKER_MODE", "plain:job");
      after.put("env POLL_INTERVAL_MS", "plain:1500");
      after.put("env MAX_ATTEMPTS", "plain:5");
      after.put(ACCOUNT, names.account("run"));
    }
    if (found.isEmpty() || key.isPresent()) {
      after.put(KEY, "secret:" + secret + ":latest");
    }
    schedule(names, found.isPresent(), trigger, options);
    accounts(names, secret, options.getOrDefault("--trigger", trigger.orElse("")));
  }

  private static void put(
      Map<String, String> job, String place, Optional<String> value, String kind) {
    value.ifPresent(text -> job.put(place, kind + text));
  }

  private static String secret(Names names, Map<String, String> job) {
    var value = job.getOrDefault(KEY, "plain:");
    return value.startsWith("secret:") ? value.split(":", -1)[1] : names.secret();
  }

  private void storeKey(String secret, String key) {
    var isNew = !world.has("secret " + secret);
    var values = world.make("secret " + secret);
    if (isNew) {
      values.put("labels", "");
    }
    var versions =
        values.entrySet().stream().filter(e -> e.getKey().startsWith("version ")).toList();
    if (versions.isEmpty() || !versions.getLast().getValue().equals(key)) {
      values.put("version %03d".formatted(versions.size() + 1), key);
    }
  }

  private Optional<String> image(
      Names names, Map<String, String> job, Map<String, String> options) {
    var images =
        Optional.ofNullable(job.get(IMAGE))
            .map(image -> image.replaceFirst("@.*", ""))
            .orElseGet(names::images);
    return named(options, "--tag").map(tag -> images + "@" + digest(names, images, tag));
  }

  private String digest(Names names, String images, String tag) {
    var thing = "repository " + names.region() + "/" + images.split("/", -1)[2];
    if (!world.has(thing)) {
      world.make(thing).put("description", "Images of Intelligent Reader");
    }
    return world
        .of(thing)
        .computeIfAbsent("package worker " + tag, _ -> FakeThingCommands.digest(thing, tag));
  }

  private static Optional<String> named(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name));
  }

  /// The mode so far: the label, or what the job has.
  private Optional<String> trigger(Names names, Map<String, String> job) {
    if (job.isEmpty() || job.containsKey(LABEL)) {
      return Optional.ofNullable(job.get(LABEL));
    }
    if (job.getOrDefault("env LINGER_SECONDS", "plain:0").equals("plain:0")) {
      return Optional.of("tick");
    }
    return Optional.of(wakers(names, job).isEmpty() ? "linger" : "event");
  }

  private static List<String> wakers(Names names, Map<String, String> job) {
    return job.keySet().stream()
        .filter(place -> place.startsWith("right "))
        .map(place -> place.split(" ", -1)[2])
        .filter(a -> a.equals(names.account("wake")) || a.startsWith("reader-event@"))
        .distinct()
        .toList();
  }

  private void schedule(
      Names names, boolean isThere, Optional<String> before, Map<String, String> options) {
    var mode = named(options, "--trigger");
    var asked = named(options, "--schedule");
    if (!world.has(names.schedule())) {
      if (!isThere || mode.isPresent() || asked.isPresent()) {
        var made = world.make(names.schedule());
        made.put("schedule", asked.orElseGet(() -> standard(mode.or(() -> before).orElseThrow())));
        made.put("timeZone", options.getOrDefault("--time-zone", "Etc/UTC"));
        made.put("httpTarget.uri", names.uri());
        made.put("state", "ENABLED");
        made.put(TICK_ACCOUNT, names.account("tick"));
      }
      return;
    }
    var schedule = world.of(names.schedule());
    asked.ifPresent(cron -> schedule.put("schedule", cron));
    if (asked.isEmpty() && mode.isPresent() && !mode.equals(before)) {
      var old = standard(before.or(() -> mode).orElseThrow());
      schedule.replace("schedule", old, standard(mode.get()));
    }
    put(schedule, "timeZone", named(options, "--time-zone"), "");
    if (options.containsKey("--resume")) {
      schedule.put("state", "ENABLED");
    }
  }

  private static String standard(String mode) {
    return mode.equals("event") ? "*/15 * * * *" : "* * * * *";
  }

  private void accounts(Names names, String secret, String mode) {
    var job = world.of(names.thing());
    var runs = job.getOrDefault(ACCOUNT, "");
    if (account(names, runs, "Intelligent Reader: the worker") && secret.equals(names.secret())) {
      world.of("secret " + secret).put("right roles/secretmanager.secretAccessor " + runs, "");
    }
    if (world.has(names.schedule())) {
      var starts = world.of(names.schedule()).getOrDefault(TICK_ACCOUNT, "");
      if (account(names, starts, "Intelligent Reader: starts the worker")) {
        job.put("right roles/run.invoker " + starts, "");
      }
    }
    if (mode.equals("event")) {
      var wakes =
          wakers(names, job).stream()
              .filter(a -> a.startsWith("reader-event@"))
              .findFirst()
              .orElse(names.account("wake"));
      account(names, wakes, "Intelligent Reader: starts the worker when a book arrives");
      job.put("right roles/run.invoker " + wakes, "");
      job.put("right roles/run.viewer " + wakes, "");
    }
  }

  /// Makes an account that is ours; false for one that others made.
  private boolean account(Names names, String address, String purpose) {
    if (!isOurs(names, address)) {
      return false;
    }
    world.make("account " + address).putIfAbsent("displayName", purpose);
    return true;
  }

  static boolean isOurs(Names names, String address) {
    return List.of(
            names.account("run"),
            names.account("tick"),
            names.account("wake"),
            "reader-worker" + Names.DOMAIN,
            "scheduler-invoker" + Names.DOMAIN,
            "reader-event" + Names.DOMAIN)
        .contains(address);
  }
}
