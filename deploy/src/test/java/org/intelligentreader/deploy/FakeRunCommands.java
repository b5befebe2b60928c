package org.intelligentreader.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.deploy.FakeGcloud.Answer;

/// `gcloud run …` of a {@link FakeGcloud}.
final class FakeRunCommands {
  private static final String CONTAINER = "spec.template.spec.template.spec.containers[0].";

  /// Flags of `deploy` and `update`, and where their values lie.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "--image", CONTAINER + "image",
          "--tasks", "spec.template.spec.taskCount",
          "--parallelism", "spec.template.spec.parallelism",
          "--max-retries", "spec.template.spec.template.spec.maxRetries",
          "--task-timeout", "spec.template.spec.template.spec.timeoutSeconds",
          "--cpu", CONTAINER + "resources.limits.cpu",
          "--memory", CONTAINER + "resources.limits.memory",
          "--service-account", "spec.template.spec.template.spec.serviceAccountName");

  private static final Set<String> KNOWN =
      Set.of(
          "--project",
          "--region",
          "--quiet",
          "--labels",
          "--update-labels",
          "--remove-labels",
          "--set-env-vars",
          "--update-env-vars",
          "--remove-env-vars",
          "--set-secrets",
          "--update-secrets",
          "--remove-secrets");

  private final World world;

  FakeRunCommands(World world) {
    this.world = world;
  }

  Answer answer(GcloudCommand command) {
    if (command.starts("run", "services", "list")) {
      return list("service");
    }
    if (command.starts("run", "jobs", "list")) {
      return list("job");
    }
    var thing = "job " + command.regional();
    return switch (command.words().get(2)) {
      case "describe" ->
          world.has(thing) ? Answer.of(described(thing, false)) : Answer.notFound(thing);
      case "delete" -> world.remove(thing) ? Answer.DONE : Answer.notFound(thing);
      case "execute" -> execute(thing, command);
      case "deploy" -> change(thing, command);
      case "update" -> world.has(thing) ? change(thing, command) : Answer.notFound(thing);
      default -> Answer.refused("Invalid choice: " + command.words());
    };
  }

  /// A check fails for a job whose project has no schema.
  private Answer execute(String thing, GcloudCommand command) {
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    var isSick = world.of(thing).containsValue("plain:https://empty.supabase.co");
    return isSick && command.flag("--args").filter("doctor"::equals).isPresent()
        ? Answer.refused("(gcloud.run.jobs.execute) The execution failed.")
        : Answer.DONE;
  }

  private Answer list(String kind) {
    return Answer.of(
        world
            .names(kind)
            .map(name -> "---\n" + described(kind + " " + name, true))
            .collect(Collectors.joining("\n")));
  }

  /// As `flattened[no-pad]` prints a job: variables have numbers.
  private String described(String thing, boolean withRegion) {
    var lines = new ArrayList<String>();
    var name = thing.substring(thing.indexOf(' ') + 1);
    if (withRegion) {
      lines.add("metadata.labels.cloud.googleapis.com/location: " + name.replaceFirst("/.*", ""));
    }
    lines.add("metadata.name: " + name.replaceFirst(".*/", ""));
    var variables = 0;
    for (var entry : world.of(thing).entrySet()) {
      if (entry.getKey().startsWith("env ")) {
        lines.addAll(variable(variables, entry.getKey().substring(4), entry.getValue()));
        variables++;
      } else if (!entry.getKey().startsWith("right ")) {
        lines.add(entry.getKey() + ": " + entry.getValue());
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> variable(int number, String name, String value) {
    var place = CONTAINER + "env[" + number + "].";
    if (!value.startsWith("secret:")) {
      return List.of(place + "name: " + name, place + "value: " + value.substring(6));
    }
    var parts = value.split(":", -1);
    return List.of(
        place + "name: " + name,
        place + "valueFrom.secretKeyRef.key: " + parts[2],
        place + "valueFrom.secretKeyRef.name: " + parts[1]);
  }

  private Answer change(String thing, GcloudCommand command) {
    var unknown = command.flags().keySet().stream().filter(flag -> !isKnown(flag)).toList();
    if (!unknown.isEmpty()) {
      return new Answer(2, "ERROR: unrecognized arguments: " + unknown);
    }
    var job =
        world.has(thing)
            ? new java.util.TreeMap<>(world.of(thing))
            : new java.util.TreeMap<String, String>();
    SETTINGS.forEach((flag, place) ->
        command
            .flag(flag)
            .ifPresent(value ->
                job.put(place, flag.equals("--task-timeout") ? value.replace("s", "") : value)));
    for (var flag : List.of("--remove-env-vars", "--remove-secrets")) {
      command.items(flag).forEach(name -> job.remove("env " + name));
    }
    command.items("--remove-labels").forEach(name -> job.remove("metadata.labels." + name));
    for (var flag : List.of("--labels", "--update-labels")) {
      command.items(flag).forEach(pair -> put(job, "metadata.labels.", pair, ""));
    }
    if (command.flags().containsKey("--set-env-vars")) {
      job.keySet().removeIf(place -> place.startsWith("env ") && isPlain(job, place));
    }
    for (var flag : List.of("--set-env-vars", "--update-env-vars")) {
      if (!command.items(flag).stream().allMatch(pair -> put(job, "env ", pair, "plain:"))) {
        return Answer.refused("Cannot update environment variable to string literal");
      }
    }
    for (var flag : List.of("--set-secrets", "--update-secrets")) {
      if (!command.items(flag).stream().allMatch(pair -> put(job, "env ", pair, "secret:"))) {
        return Answer.refused("Cannot update environment variable to the given type");
      }
    }
    return store(thing, job);
  }

  private static boolean isKnown(String flag) {
    return SETTINGS.containsKey(flag) || KNOWN.contains(flag);
  }

  private static boolean isPlain(Map<String, String> job, String place) {
    return String.valueOf(job.get(place)).startsWith("plain:");
  }

  /// False when the variable is of the other kind already.
  private static boolean put(Map<String, String> job, String where, String pair, String kind) {
    var end = pair.indexOf('=');
    var before = job.put(where + pair.substring(0, end), kind + pair.substring(end + 1));
    return before == null || before.startsWith(kind);
  }

  /// Google looks for the account, the image and the secret's version when a job is stored.
  private Answer store(String thing, Map<String, String> job) {
    var account = String.valueOf(job.get(SETTINGS.get("--service-account")));
    if (!world.has("account " + account)) {
      return Answer.refused("Service account " + account + " is missing");
    }
    for (var value : job.values()) {
      var parts = value.split(":", -1);
      if (parts[0].equals("secret")
          && (!world.has("secret " + parts[1])
              || world.of("secret " + parts[1]).keySet().stream()
                  .noneMatch(v -> v.startsWith("version ")))) {
        return Answer.refused("Secret " + parts[1] + " has no version");
      }
    }
    world.make(thing).clear();
    world.make(thing).putAll(job);
    return Answer.DONE;
  }
}
