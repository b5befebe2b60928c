package org.intelligentreader.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./reader bench [--quick] [NAME…]`: measures, and writes the tables into `docs/performance.md`.
public final class Bench {
  private static final Map<String, Section> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("machine", Machine::describe);
    SECTIONS.put("cold", new ColdBook());
    SECTIONS.put("ruby", new RubyBook());
    SECTIONS.put("empty", new EmptyRun());
    SECTIONS.put("start", new StartUp());
    SECTIONS.put("analyser", new AnalyserRace());
    SECTIONS.put("store", new SlowStore());
    SECTIONS.put("warm", new Warm());
    SECTIONS.put("scale", new Scale());
    SECTIONS.put("profile", new Profile());
    SECTIONS.put("memory", new Memory());
    SECTIONS.put("queue", new Queue());
  }

  private Bench() {}

  public static void main(String[] args) throws Exception {
    var quick = List.of(args).contains("--quick");
    var named = List.of(args).stream().filter(name -> !name.startsWith("--")).toList();
    var names = named.isEmpty() ? List.copyOf(SECTIONS.keySet()) : named;
    if (!SECTIONS.keySet().containsAll(names)) {
      System.err.println("usage: bench [--quick] [" + String.join(" | ", SECTIONS.keySet()) + "]…");
      System.exit(64);
    }
    var root = Path.of("").toAbsolutePath();
    var document = new Document(root.resolve("docs/performance.md"));
    var place = Place.prepare(root, quick);
    var failed = 0;
    for (var name : SECTIONS.keySet()) {
      if (names.contains(name)) {
        failed += measure(name, place, document) ? 0 : 1;
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  /// A section that fails keeps its old table and does not keep the others from theirs.
  private static boolean measure(String name, Place place, Document document) {
    System.out.println("\n" + name);
    try {
      var lines = SECTIONS.getOrDefault(name, _ -> List.of()).measure(place);
      lines.forEach(System.out::println);
      if (!place.quick()) {
        document.replace(name, lines);
      }
      return true;
    } catch (Exception e) {
      System.err.println(name + " could not be measured: " + e);
      return false;
    }
  }
}
