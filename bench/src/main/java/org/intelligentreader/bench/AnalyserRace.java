package org.intelligentreader.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Analysers alone, in processes of their own, in turn. Each reads a short and a long text; the
/// difference is what a character costs once all is loaded and compiled. Programs that are not
/// installed are left out with a message.
final class AnalyserRace implements Section {
  private static final int ROUNDS = 5;
  private static final int SHORT = 500_000;
  private static final int LONG = 2_500_000;
  private static final Path IPADIC = Path.of("/var/lib/mecab/dic/ipadic-utf8");

  /// The command that reads a text.
  private interface Command {
    List<String> on(Path text);
  }

  @Override
  public List<String> measure(Place place) throws Exception {
    var few = place.text("short", 7, SHORT);
    var many = place.text("long", 7, LONG);
    var lines = new ArrayList<String>();
    var programs = programs(place, lines);
    var race = new Race();
    programs.forEach((name, command) -> {
      race.add(name + ", short", place.log(), Map.of(), command.on(few));
      race.add(name + ", long", place.log(), Map.of(), command.on(many));
    });
    race.run(place.rounds(ROUNDS));
    lines.add(
        "| analyser | characters per second of processor time | × | short text, CPU ms | peak RSS MiB |");
    lines.add("|---|---:|---:|---:|---:|");
    var first = rate(race, programs.keySet().iterator().next(), few, many);
    for (var name : programs.keySet()) {
      var rate = rate(race, name, few, many);
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,.0f | %.2f | %s | %s |",
              name,
              rate,
              rate / first,
              race.cpu(name + ", short").text(),
              race.rss(name + ", long").text()));
    }
    return lines;
  }

  private static Map<String, Command> programs(Place place, List<String> messages) {
    var programs = new LinkedHashMap<String, Command>();
    programs.put(
        "kuromoji, UniDic 2.1.2",
        text -> place.own(List.of(), AnalysisAlone.class, "kuromoji", text.toString()));
    programs.put(
        "ours, UniDic 2.1.2",
        text -> place.own(List.of(), AnalysisAlone.class, "lattice", text.toString()));
    programs.put(
        "ours, first compiler only",
        text -> place.own(place.options(), AnalysisAlone.class, "lattice", text.toString()));
    if (Files.isExecutable(Path.of("/usr/bin/mecab")) && Files.isDirectory(IPADIC)) {
      programs.put(
          "MeCab, IPADIC",
          text ->
              List.of("/usr/bin/mecab", "-d", IPADIC.toString(), "-O", "wakati", text.toString()));
    } else {
      messages.add("MeCab is left out: install `mecab` and `mecab-ipadic-utf8`.\n");
    }
    return programs;
  }

  /// Characters per second between the short and the long text.
  private static double rate(Race race, String name, Path few, Path many) throws IOException {
    var characters = Files.readString(many).length() - Files.readString(few).length();
    var milliseconds = race.cpu(name + ", long").median() - race.cpu(name + ", short").median();
    return characters / milliseconds * 1000;
  }
}
