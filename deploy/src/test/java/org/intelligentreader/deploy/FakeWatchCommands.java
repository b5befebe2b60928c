package org.intelligentreader.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.deploy.FakeGcloud.Answer;

/// The commands of a {@link FakeGcloud} for monitoring, log metrics and billing. What a file gives
/// is parsed, so that only JSON is accepted.
final class FakeWatchCommands {
  private static final Pattern FILTER = Pattern.compile("([a-zA-Z.-]+)(=|~)\"?\\^?([^\"]*)\"?");

  static final String AMOUNT = "amount.specifiedAmount.units";

  private static final String LOG_FILTER = "conditions[0].conditionMatchedLog.filter";

  private final World world;

  FakeWatchCommands(World world) {
    this.world = world;
  }

  static boolean knows(GcloudCommand command) {
    return command.words().contains("monitoring")
        || command.starts("logging", "metrics")
        || command.starts("billing");
  }

  Answer answer(GcloudCommand command) {
    var words = command.words();
    if (words.contains("update")) {
      return update(command);
    }
    if (command.starts("billing", "projects")) {
      return Answer.of("billingAccounts/0X0X0X-0X0X0X-0X0X0X");
    }
    var verb = words.stream().filter(w -> w.matches("list|create|delete")).findFirst().orElse("");
    var kind = words.get(words.indexOf(verb) - 1);
    return switch (verb) {
      case "list" -> list(kind, command);
      case "create" -> create(kind, command);
      default ->
          world.remove(kind + " " + command.last()) ? Answer.DONE : Answer.notFound(command.last());
    };
  }

  private Answer create(String kind, GcloudCommand command) {
    var file = command.flag("--policy-from-file").or(() -> command.flag("--config-from-file"));
    var text = file.map(FakeWatchCommands::json);
    var title =
        text.map(t -> t.path("displayName").asText())
            .filter(t -> !t.isEmpty())
            .or(() -> command.flag("--display-name"))
            .orElseGet(command::last);
    var name =
        kind.equals("metrics")
            ? command.last()
            : "projects/p/"
                + kind
                + "/"
                + (kind.equals("channels") ? title.replace(' ', '-') : title);
    if (world.has(kind + " " + name)) {
      return Answer.refused("ALREADY_EXISTS: " + name);
    }
    var thing = world.make(kind + " " + name);
    thing.put("displayName", title);
    thing.put("name", name);
    text.ifPresent(t -> take(thing, t));
    text.map(t -> t.path("notificationChannels").path(0).asText())
        .ifPresent(channel -> thing.put("notificationChannels", channel));
    command
        .flag("--user-labels")
        .ifPresent(label -> thing.put("userLabels." + key(label), value(label)));
    command.flag("--budget-amount").ifPresent(amount -> thing.put(AMOUNT, amount));
    command
        .items("--channel-labels")
        .forEach(pair -> thing.put("labels." + key(pair), value(pair)));
    return Answer.of(name);
  }

  /// Changes a policy's channels or its text, or a budget's amount.
  private Answer update(GcloudCommand command) {
    var name = command.last();
    if (command.words().contains("budgets")) {
      world.of("budgets " + name).put(AMOUNT, command.flag("--budget-amount").orElseThrow());
      return Answer.DONE;
    }
    var thing = world.of("policies " + name);
    command
        .flag("--set-notification-channels")
        .ifPresent(channels -> thing.put("notificationChannels", channels));
    command
        .flag("--policy-from-file")
        .map(FakeWatchCommands::json)
        .ifPresent(text -> take(thing, text));
    return Answer.DONE;
  }

  private static void take(Map<String, String> thing, JsonNode text) {
    thing.put("text", text.toString());
    var filter = text.at("/conditions/0/conditionMatchedLog/filter").asText();
    thing.put(LOG_FILTER, filter);
  }

  private static String key(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String value(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }

  private static JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(Path.of(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer list(String kind, GcloudCommand command) {
    var filter = command.flag("--filter").orElse("");
    var format = command.flag("--format").orElse("").replace(".list()", "");
    var places = List.of(format.replaceAll("value\\((.*)\\)", "$1").split(",", -1));
    return Answer.of(
        world
            .names(kind)
            .map(name -> world.of(kind + " " + name))
            .filter(thing -> matches(thing, filter))
            .map(thing ->
                places.stream()
                    .map(place -> thing.getOrDefault(place, ""))
                    .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n")));
  }

  private static boolean matches(Map<String, String> thing, String filter) {
    return FILTER
        .matcher(filter)
        .results()
        .filter(part -> !part.group(1).equals("type"))
        .allMatch(part -> {
          var value = thing.getOrDefault(part.group(1), "");
          return part.group(2).equals("=")
              ? value.equals(part.group(3))
              : value.startsWith(part.group(3));
        });
  }
}
