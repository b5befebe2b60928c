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
  private static final int SHORT = 1_000_000;
  private static final int LONG = 4_000_000;
  private static final String KUROMOJI = "kuromoji, UniDic 2.1.2";
  private static final String OURS = "ours, UniDic 2.1.2";
  private static final String MECAB = "MeCab, UniDic 2.1.2";

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
    var agreement = agreement(place, few);
    var race = new Race();
    programs.forEach((name, command) -> {
      race.add(name + ", short", place.log(), Map.of(), command.on(few));
      race.add(name + ", long", place.log(), Map.of(), command.on(many));
    });
    race.run(place.rounds(ROUNDS));
    var rates = new LinkedHashMap<String, Double>();
    for (var name : programs.keySet()) {
      rates.put(name, rate(race, name, few, many));
    }
    lines.addAll(table(race, rates));
    lines.addAll(ratios(rates));
    lines.addAll(agreement);
    return lines;
  }

  /// Whether MeCab with the same dictionary splits the text as we do, in a process that knows ours.
  private static List<String> agreement(Place place, Path text) throws IOException {
    var mecab = Mecab.unidic(place);
    if (mecab.isEmpty()) {
      return List.of();
    }
    NativeProcess.run(
        place.log(),
        Map.of(),
        place.own(
            List.of("--enable-native-access=ALL-UNNAMED"),
            MecabAgreement.class,
            mecab.get().dictionary().toString(),
            text.toString()));
    return List.of("", Files.readAllLines(place.log()).getLast());
  }

  private static Map<String, Command> programs(Place place, List<String> messages)
      throws IOException {
    var programs = new LinkedHashMap<String, Command>();
    programs.put(
        KUROMOJI, text -> place.own(List.of(), AnalysisAlone.class, "kuromoji", text.toString()));
    programs.put(
        OURS, text -> place.own(List.of(), AnalysisAlone.class, "lattice", text.toString()));
    programs.put(
        "ours, first compiler only",
        text -> place.own(place.options(), AnalysisAlone.class, "lattice", text.toString()));
    Mecab.unidic(place)
        .ifPresentOrElse(
            mecab -> programs.put(MECAB, mecab::words),
            () ->
                messages.add(
                    "MeCab with UniDic is left out: install `mecab` and `mecab-utils`.\n"));
    Mecab.ipadic()
        .ifPresentOrElse(
            mecab -> programs.put("MeCab, IPADIC", mecab::words),
            () ->
                messages.add(
                    "MeCab with IPADIC is left out: install `mecab` and `mecab-ipadic-utf8`.\n"));
    if (NodePackages.installed(place)) {
      programs.put(
          "kuromoji.js, IPADIC", text -> NodePackages.program(place, "kuromoji.mjs", text));
    } else {
      messages.add("kuromoji.js is left out: install Node and npm.\n");
    }
    return programs;
  }

  private static List<String> table(Race race, Map<String, Double> rates) {
    var lines = new ArrayList<String>();
    lines.add(
        "| analyser | characters per second of processor time | × | short text, CPU ms | peak RSS MiB |");
    lines.add("|---|---:|---:|---:|---:|");
    rates.forEach((name, rate) ->
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %s | %s |",
                name,
                rate,
                ratio(rates, name, KUROMOJI),
                race.cpu(name + ", short").text(),
                race.rss(name + ", long").text())));
    return lines;
  }

  /// What the goals ask for.
  private static List<String> ratios(Map<String, Double> rates) {
    if (!rates.containsKey(MECAB)) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "\nWith the same dictionary ours is %.2f times as fast as kuromoji and %.2f times as fast as MeCab.",
            ratio(rates, OURS, KUROMOJI),
            ratio(rates, OURS, MECAB)));
  }

  private static double ratio(Map<String, Double> rates, String name, String base) {
    return rates.getOrDefault(name, Double.NaN) / rates.getOrDefault(base, Double.NaN);
  }

  /// Characters per second between the short and the long text.
  private static double rate(Race race, String name, Path few, Path many) throws IOException {
    var characters = Files.readString(many).length() - Files.readString(few).length();
    var milliseconds = race.cpu(name + ", long").median() - race.cpu(name + ", short").median();
    return characters / milliseconds * 1000;
  }
}
