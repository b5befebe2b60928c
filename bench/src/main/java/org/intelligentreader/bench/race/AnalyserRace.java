package org.intelligentreader.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.bench.measure.NativeProcess;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.NodePackages;
import org.intelligentreader.bench.place.ProgramPaths;
import org.intelligentreader.bench.place.Section;
import org.intelligentreader.bench.place.Texts;

/// Analysers alone, in processes of their own, in turn: each splits a short and a long text, once
/// without and once with the readings of its words. Programs that are not installed are left out
/// with a message.
public final class AnalyserRace implements Section {
  private static final int ROUNDS = 3;
  private static final String KUROMOJI = "kuromoji, UniDic 2.1.2";
  private static final String OURS = "ours, UniDic 2.1.2";
  private static final String MECAB = "MeCab, UniDic 2.1.2";

  private final Texts.Source source;

  public AnalyserRace(Texts.Source source) {
    this.source = source;
  }

  /// The command that reads a text.
  @FunctionalInterface
  private interface Command {
    List<String> on(Path text);
  }

  /// Two tasks of one program. Some give the readings unasked: they have no `words`.
  private record Program(Optional<Command> words, Command readings) {
    Program(Command words, Command readings) {
      this(Optional.of(words), readings);
    }
  }

  /// Characters per second of processor time.
  private record Rates(Optional<Double> words, double readings) {}

  @Override
  public List<String> measure(ProgramPaths paths) throws Exception {
    var found = source.at(paths);
    if (found.isEmpty()) {
      return List.of();
    }
    var texts = found.get();
    var lines = new ArrayList<String>();
    lines.add(texts.about() + "\n");
    var programs = programs(paths, lines);
    var agreement = agreement(paths, texts.few());
    var race = race(paths, texts, programs).run(paths.rounds(ROUNDS));
    var rates = new LinkedHashMap<String, Rates>();
    for (var program : programs.entrySet()) {
      rates.put(program.getKey(), rates(race, program.getKey(), program.getValue(), texts));
    }
    lines.addAll(table(race, rates));
    lines.addAll(ratios(rates));
    lines.addAll(agreement);
    return lines;
  }

  /// Whether MeCab with the same dictionary splits the text as we do, in a process that knows ours.
  private static List<String> agreement(ProgramPaths paths, Path text) throws IOException {
    var mecab = Mecab.unidic(paths);
    if (mecab.isEmpty()) {
      return List.of();
    }
    NativeProcess.run(
        paths.log(),
        Map.of(),
        paths.own(
            List.of("--enable-native-access=ALL-UNNAMED"),
            MecabAgreement.class,
            mecab.get().dictionary().toString(),
            text.toString()));
    return List.of("", Files.readAllLines(paths.log()).getLast());
  }

  private static Map<String, Program> programs(ProgramPaths paths, List<String> messages)
      throws IOException {
    var programs = new LinkedHashMap<String, Program>();
    programs.put(KUROMOJI, java(paths, List.of(), "kuromoji"));
    programs.put(OURS, java(paths, List.of(), "lattice"));
    programs.put("ours, first compiler only", java(paths, paths.options(), "lattice"));
    Mecab.unidic(paths)
        .ifPresentOrElse(
            mecab -> programs.put(MECAB, new Program(mecab::words, mecab::readings)),
            () ->
                messages.add(
                    "MeCab with UniDic is left out: install `mecab` and `mecab-utils`.\n"));
    Mecab.ipadic()
        .ifPresentOrElse(
            mecab -> programs.put("MeCab, IPADIC", new Program(mecab::words, mecab::readings)),
            () ->
                messages.add(
                    "MeCab with IPADIC is left out: install `mecab` and `mecab-ipadic-utf8`.\n"));
    if (NodePackages.installed(paths)) {
      programs.put(
          "kuromoji.js, IPADIC",
          new Program(Optional.empty(), text -> NodePackages.program(paths, "kuromoji.mjs", text)));
    } else {
      messages.add("kuromoji.js is left out: install Node and npm.\n");
    }
    return programs;
  }

  private static Program java(ProgramPaths paths, List<String> options, String engine) {
    return new Program(
        text -> paths.own(options, AnalysisAlone.class, engine, "words", text.toString()),
        text -> paths.own(options, AnalysisAlone.class, engine, "readings", text.toString()));
  }

  private static Race race(ProgramPaths paths, Texts texts, Map<String, Program> programs) {
    var race = new Race();
    programs.forEach((name, program) -> {
      program.words().ifPresent(words -> add(race, paths, words(name), words, texts));
      add(race, paths, readings(name), program.readings(), texts);
    });
    return race;
  }

  private static void add(
      Race race, ProgramPaths paths, String task, Command command, Texts texts) {
    race.add(few(task), paths.log(), Map.of(), command.on(texts.few()));
    race.add(many(task), paths.log(), Map.of(), command.on(texts.many()));
  }

  private static String words(String program) {
    return program + ", words";
  }

  private static String readings(String program) {
    return program + ", readings";
  }

  private static String few(String task) {
    return task + ", short";
  }

  private static String many(String task) {
    return task + ", long";
  }

  private static Rates rates(Race race, String name, Program program, Texts texts)
      throws IOException {
    var characters = texts.difference();
    return new Rates(
        program.words().map(_ -> rate(race, words(name), characters)),
        rate(race, readings(name), characters));
  }

  /// Of what the long text has more than the short one.
  private static double rate(Race race, String task, int characters) {
    return characters / (race.cpu(many(task)).median() - race.cpu(few(task)).median()) * 1000;
  }

  private static List<String> table(Race race, Map<String, Rates> rates) {
    var base = rates.getOrDefault(KUROMOJI, new Rates(Optional.empty(), Double.NaN));
    var lines = new ArrayList<String>();
    lines.add(
        "| analyser | splitting, characters per second of processor time | × "
            + "| with every word's kana | × | short text, CPU ms | peak RSS MiB |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|");
    rates.forEach((name, own) ->
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |",
                name,
                own.words().map(rate -> cells(rate, ratio(own, base))).orElse("– | –"),
                cells(own.readings(), own.readings() / base.readings()),
                race.cpu(few(readings(name))).text(),
                race.rss(many(readings(name))).text())));
    return lines;
  }

  private static String cells(double rate, double ratio) {
    return String.format(Locale.ROOT, "%,.0f | %.2f", rate, ratio);
  }

  /// What the goals ask for.
  private static List<String> ratios(Map<String, Rates> rates) {
    var ours = rates.get(OURS);
    var kuromoji = rates.get(KUROMOJI);
    var mecab = rates.get(MECAB);
    if (ours == null || kuromoji == null || mecab == null) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "\n"
                + "With the same dictionary our engine splits %.2f times as fast as kuromoji and"
                + " %.2f times as fast as MeCab; with the kana %.2f and %.2f times.",
            ratio(ours, kuromoji),
            ratio(ours, mecab),
            ours.readings() / kuromoji.readings(),
            ours.readings() / mecab.readings()));
  }

  private static double ratio(Rates own, Rates other) {
    return own.words().orElse(Double.NaN) / other.words().orElse(Double.NaN);
  }
}
