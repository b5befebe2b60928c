package org.intelligentreader.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a Google Cloud project holds, as flat text: things by name ("job us-central1/reader"), each
/// with values by place ("memory"). Two worlds are compared as a whole.
final class World {
  private final TreeMap<String, TreeMap<String, String>> things = new TreeMap<>();

  boolean has(String thing) {
    return things.containsKey(thing);
  }

  /// The values of a thing that is there; changes of it change the world.
  Map<String, String> of(String thing) {
    return Optional.ofNullable(things.get(thing))
        .orElseThrow(() -> new IllegalStateException("there is no " + thing));
  }

  Map<String, String> make(String thing) {
    return things.computeIfAbsent(thing, _ -> new TreeMap<>());
  }

  boolean remove(String thing) {
    return things.remove(thing) != null;
  }

  void clear() {
    things.clear();
  }

  void become(World other) {
    things.clear();
    things.putAll(other.copy().things);
  }

  /// The names of all things of one kind, without the kind.
  Stream<String> names(String kind) {
    return things.keySet().stream()
        .filter(thing -> thing.startsWith(kind + " "))
        .map(thing -> thing.substring(kind.length() + 1));
  }

  World copy() {
    var copy = new World();
    things.forEach((thing, values) -> copy.things.put(thing, new TreeMap<>(values)));
    return copy;
  }

  /// One line for each value that the other world lacks or has in another form.
  String differenceTo(World other) {
    var all = new TreeSet<>(lines());
    all.addAll(other.lines());
    return all.stream()
        .filter(line -> !lines().contains(line) || !other.lines().contains(line))
        .map(line -> (lines().contains(line) ? "- " : "+ ") + line)
        .collect(Collectors.joining("\n"));
  }

  private SortedSet<String> lines() {
    var lines = new TreeSet<String>();
    things.forEach((thing, values) -> {
      lines.add(thing);
      values.forEach((place, value) -> lines.add(thing + " · " + place + " · " + value));
    });
    return lines;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof World world && things.equals(world.things);
  }

  @Override
  public int hashCode() {
    return things.hashCode();
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
