package org.intelligentreader.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intelligentreader.deploy.FakeGcloud.Answer;

/// The commands of a {@link FakeGcloud} for all but Cloud Run.
final class FakeThingCommands {
  private static final Map<String, String> SCHEDULE =
      Map.of(
          "--schedule", "schedule",
          "--time-zone", "timeZone",
          "--uri", "httpTarget.uri",
          "--oauth-service-account-email", "httpTarget.oauthToken.serviceAccountEmail");

  private final World world;

  FakeThingCommands(World world) {
    this.world = world;
  }

  Answer answer(GcloudCommand command, String stdin) {
    var words = command.words();
    return switch (words.get(0)) {
      case "services" -> services(command);
      case "scheduler" -> schedule(command);
      case "secrets" -> secret(command, stdin);
      case "iam" ->
          command.words().contains("list")
              ? accounts()
              : thing("account " + account(command), "displayName", command);
      case "artifacts" -> artifacts(command);
      case "builds" -> build(command);
      default -> new Answer(2, "ERROR: Invalid choice: " + words);
    };
  }

  private static String account(GcloudCommand command) {
    var name = command.last();
    return name.contains("@") ? name : name + "@" + FakeGcloud.PROJECT + ".iam.gserviceaccount.com";
  }

  private Answer accounts() {
    return Answer.of(world.names("account").collect(Collectors.joining("\n")));
  }

  private Answer services(GcloudCommand command) {
    if (command.starts("services", "enable")) {
      command.words().stream().skip(2).forEach(api -> world.make("api " + api));
      return Answer.DONE;
    }
    return Answer.of(world.names("api").collect(Collectors.joining("\n")));
  }

  /// `describe`, `create` and `delete` of a thing with one value that matters.
  private Answer thing(String thing, String place, GcloudCommand command) {
    var words = command.words();
    if (words.contains("create")) {
      if (world.has(thing)) {
        return Answer.refused("ALREADY_EXISTS: " + thing);
      }
      world
          .make(thing)
          .put(
              place,
              command.flag("--display-name").or(() -> command.flag("--description")).orElse(""));
      return Answer.DONE;
    }
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    if (words.contains("delete")) {
      world.remove(thing);
      return Answer.DONE;
    }
    var isCleanup = command.flag("--format").filter(f -> f.contains("cleanup")).isPresent();
    return Answer.of(world.of(thing).getOrDefault(isCleanup ? "cleanup" : place, ""));
  }

  private Answer schedule(GcloudCommand command) {
    if (command.words().contains("list")) {
      var region = command.flag("--location").orElseThrow();
      return Answer.of(
          world
              .names("schedule")
              .filter(name -> name.startsWith(region + "/"))
              .map(name -> "---\n" + flattened(name))
              .collect(Collectors.joining("\n")));
    }
    var thing = "schedule " + command.regional();
    if (command.words().contains("create")) {
      world.make(thing).put("state", "ENABLED");
    }
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    switch (command.words().get(2)) {
      case "delete" -> world.remove(thing);
      case "pause" -> world.of(thing).put("state", "PAUSED");
      case "resume" -> world.of(thing).put("state", "ENABLED");
      case "describe" -> {
        return Answer.of(flattened(command.regional()));
      }
      default ->
          SCHEDULE.forEach((flag, place) ->
              command.flag(flag).ifPresent(value -> world.of(thing).put(place, value)));
    }
    return Answer.DONE;
  }

  private String flattened(String name) {
    var lines = new TreeMap<>(world.of("schedule " + name));
    lines.put("name", "projects/p/locations/" + name.replace("/", "/jobs/"));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + ": " + line.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// Versions are numbered; the last one is `latest`.
  private Answer secret(GcloudCommand command, String stdin) {
    if (!command.words().get(1).equals("versions")) {
      return thing("secret " + command.last(), "labels", command);
    }
    var thing = "secret " + command.flag("--secret").orElseGet(command::last);
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    var versions =
        world.of(thing).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("version "))
            .toList();
    if (command.words().contains("add")) {
      world.of(thing).put("version %03d".formatted(versions.size() + 1), stdin);
      return Answer.DONE;
    }
    return versions.isEmpty()
        ? Answer.notFound(thing + "/versions/latest")
        : Answer.of(versions.getLast().getValue());
  }

  private Answer artifacts(GcloudCommand command) {
    var region = command.flag("--location").orElse("-") + "/";
    if (command.starts("artifacts", "repositories", "set-cleanup-policies")) {
      world.of("repository " + region + command.last()).put("cleanup", "yes");
      return Answer.DONE;
    }
    if (command.starts("artifacts", "repositories")) {
      return thing("repository " + region + command.last(), "description", command);
    }
    if (command.starts("artifacts", "docker", "tags")) {
      var parts = List.of(command.last().split("/", -1));
      var thing = "repository " + parts.get(0).replace("-docker.pkg.dev", "") + "/" + parts.get(2);
      return world.has(thing)
          ? Answer.of(tags(thing, "package " + parts.get(3) + " "))
          : Answer.notFound(thing);
    }
    var thing = "repository " + region + command.flag("--repository").orElseThrow();
    if (command.words().contains("delete")) {
      world
          .of(thing)
          .keySet()
          .removeIf(place -> place.startsWith("package " + command.last() + " "));
      return Answer.DONE;
    }
    return Answer.of(
        world.of(thing).keySet().stream()
            .filter(place -> place.startsWith("package "))
            .map(place -> place.split(" ", -1)[1])
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  private String tags(String thing, String start) {
    return world.of(thing).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(start))
        .map(entry -> entry.getKey().substring(start.length()) + "|" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  private Answer build(GcloudCommand command) {
    var values = new TreeMap<String, String>();
    command
        .items("--substitutions")
        .forEach(pair -> values.put(pair.replaceFirst("=.*", ""), pair.replaceFirst(".*=", "")));
    var thing = "repository " + values.get("_REGION") + "/" + values.get("_REPOSITORY");
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    var tag = String.valueOf(values.get("_TAG"));
    world.of(thing).put("package worker " + tag, digest(thing, tag));
    return Answer.DONE;
  }

  static String digest(String repository, String tag) {
    return "sha256:%08x".formatted((repository + tag).hashCode());
  }

  /// Rights lie with the thing that they are for.
  Answer policy(GcloudCommand command) {
    var thing = command.starts("run") ? "job " + command.regional() : "secret " + command.last();
    if (!world.has(thing)) {
      return Answer.notFound(thing);
    }
    if (command.words().contains("get-iam-policy")) {
      return Answer.of(rights(thing));
    }
    var member = command.flag("--member").orElseThrow().replace("serviceAccount:", "");
    if (!world.has("account " + member)) {
      return Answer.refused("INVALID_ARGUMENT: Service account " + member + " does not exist.");
    }
    world.of(thing).put("right " + command.flag("--role").orElseThrow() + " " + member, "");
    return Answer.DONE;
  }

  private String rights(String thing) {
    var text = new StringBuilder("etag: BwY=\n");
    var number = 0;
    for (var place : world.of(thing).keySet()) {
      var parts = place.split(" ", -1);
      if (parts[0].equals("right")) {
        text.append("bindings[%d].members[0]: serviceAccount:%s\n".formatted(number, parts[2]))
            .append("bindings[%d].role: %s\n".formatted(number, parts[1]));
        number++;
      }
    }
    return text.toString();
  }
}
