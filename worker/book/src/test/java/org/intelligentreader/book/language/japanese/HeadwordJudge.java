package org.intelligentreader.book.language.japanese;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Span;

/// A dictionary as the judge of readings: each headword that EDICT reads in one way only, in short
/// sentences that suit its part of speech. What comes out otherwise is an error or a name.
final class HeadwordJudge {
  private static final Pattern LINE = Pattern.compile("(\\S+) \\[([^]]+)] /(\\(.*)");

  /// Affixes, counters and phrases do not stand alone.
  private static final Pattern BOUND =
      Pattern.compile("\\((exp|n-suf|suf|pref|ctr|n-pref)\\b|,(n-suf|suf|pref|ctr|n-pref)\\b");

  private static final Pattern WORD =
      Pattern.compile("(?=.*\\p{IsHan})[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");

  /// What stands before and after a headword.
  private record Frame(String before, String after) {}

  /// A headword, the sentence and how it was read there; `<` and `>` where a border is missing.
  record Miss(String headword, String wanted, String found, String sentence) {}

  /// Of `asked` sentences.
  record Verdict(int asked, List<Miss> misses) {
    double percent() {
      return 100.0 * misses.size() / asked;
    }
  }

  private record Headword(TreeSet<String> readings, List<String> meanings) {
    boolean isCommon() {
      return meanings.stream().anyMatch(meaning -> meaning.endsWith("/(P)/"));
    }

    boolean isBound() {
      return meanings.stream().anyMatch(meaning -> BOUND.matcher(meaning).find());
    }

    Optional<Frame> frame() {
      var first = meanings.getFirst().substring(0, meanings.getFirst().indexOf(')') + 1);
      if (first.matches("\\(v[15].*")) {
        return Optional.of(new Frame("彼は", "ことができる。"));
      }
      if (first.startsWith("(adj-i")) {
        return Optional.of(new Frame("とても", "話だ。"));
      }
      if (first.startsWith("(adj-na")) {
        return Optional.of(new Frame("とても", "な話だ。"));
      }
      return first.matches("\\(n[,)].*") ? Optional.of(new Frame("その", "があった。")) : Optional.empty();
    }
  }

  private final Map<String, Headword> headwords = new LinkedHashMap<>();

  HeadwordJudge(Path edict) throws IOException {
    for (var line : Files.readAllLines(edict, Charset.forName("EUC-JP"))) {
      var found = LINE.matcher(line);
      if (found.matches() && WORD.matcher(found.group(1)).matches()) {
        var headword =
            headwords.computeIfAbsent(
                found.group(1), _ -> new Headword(new TreeSet<>(), new ArrayList<>()));
        headword.readings.add(Kana.toKatakana(found.group(2)));
        headword.meanings.add(found.group(3));
      }
    }
  }

  /// Asks for each `step`-th headword that is common.
  Verdict common(int step) {
    return judge(step, Headword::isCommon);
  }

  /// Asks for each `step`-th headword that is not common.
  Verdict others(int step) {
    return judge(step, headword -> !headword.isCommon());
  }

  private Verdict judge(int step, Predicate<Headword> which) {
    var tokenizer = Dictionaries.tokenizer(Dictionaries.installed());
    var misses = new ArrayList<Miss>();
    var seen = 0;
    var asked = 0;
    for (var entry : headwords.entrySet()) {
      var headword = entry.getValue();
      var frame = headword.frame();
      if (headword.readings.size() == 1
          && frame.isPresent()
          && !headword.isBound()
          && which.test(headword)
          && seen++ % step == 0) {
        asked++;
        miss(tokenizer, entry.getKey(), headword, frame.get()).ifPresent(misses::add);
      }
    }
    return new Verdict(asked, misses);
  }

  private static Optional<Miss> miss(
      JapaneseTokenizer tokenizer, String word, Headword headword, Frame frame) {
    var sentence = frame.before + word + frame.after;
    var span = new Span(frame.before.length(), frame.before.length() + word.length());
    var found = new StringBuilder();
    for (var token : tokenizer.analyse(Chapters.of(sentence, List.of())).tokens()) {
      found.append(read(token, span));
    }
    var wanted = headword.readings.first();
    return found.toString().equals(wanted)
        ? Optional.empty()
        : Optional.of(new Miss(word, wanted, found.toString(), sentence));
  }

  /// The token's share of the reading of `span`; what inflects a word is a part of its token.
  private static String read(Token token, Span span) {
    if (token.span().end() <= span.start() || token.span().start() >= span.end()) {
      return "";
    }
    if (span.contains(token.span())) {
      return token.reading().map(reading -> reading.katakana()).orElse(token.surface());
    }
    var read = new StringBuilder();
    for (var part : token.parts()) {
      read.append(read(part, span));
    }
    return token.parts().isEmpty() ? "<" + token.surface() + ">" : read.toString();
  }
}
