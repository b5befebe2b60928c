package org.intelligentreader.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line of gcloud: its words, and its flags with all their values.
record GcloudCommand(List<String> words, Map<String, List<String>> flags) {
  private static final Set<String> WITHOUT_VALUE =
      Set.of("--quiet", "--enabled", "--wait", "--no-dry-run");

  static GcloudCommand parse(List<String> arguments) {
    var words = new ArrayList<String>();
    var flags = new HashMap<String, List<String>>();
    for (var i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        words.add(argument);
      } else if (argument.contains("=")) {
        add(flags, argument.replaceFirst("=.*", ""), argument.replaceFirst("^[^=]*=", ""));
      } else if (WITHOUT_VALUE.contains(argument)) {
        add(flags, argument, "");
      } else {
        i++;
        add(flags, argument, arguments.get(i));
      }
    }
    return new GcloudCommand(List.copyOf(words), Map.copyOf(flags));
  }

  private static void add(Map<String, List<String>> flags, String name, String value) {
    flags.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  boolean starts(String... first) {
    return words.size() >= first.length && words.subList(0, first.length).equals(List.of(first));
  }

  String last() {
    return words.getLast();
  }

  Optional<String> flag(String name) {
    return Optional.ofNullable(flags.get(name)).map(List::getLast);
  }

  /// The items of a list flag: commas between them, or the mark that `^mark^` names.
  List<String> items(String name) {
    var items = new ArrayList<String>();
    for (var list : flags.getOrDefault(name, List.of())) {
      var mark = ",";
      var text = list;
      if (list.startsWith("^")) {
        var end = list.indexOf('^', 1);
        mark = list.substring(1, end);
        text = list.substring(end + 1);
      }
      items.addAll(List.of(text.split(java.util.regex.Pattern.quote(mark), -1)));
    }
    return items;
  }

  /// The region of the command, and the name that it ends with.
  String regional() {
    return flag("--region").or(() -> flag("--location")).orElse("-") + "/" + last();
  }
}
