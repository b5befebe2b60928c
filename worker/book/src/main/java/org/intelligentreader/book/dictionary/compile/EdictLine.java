package org.intelligentreader.book.dictionary.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.dictionary.Codes;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.dictionary.EntryKind;

/// A line of EDICT: `headword [reading] /(part of speech) (1) gloss/gloss/(2) gloss/(P)/`, or of
/// EDICT2, which has several spellings and readings in a line: `家;屋 [いえ(P);や(屋)] /…/EntL1X/`.
///
/// Format: <https://www.edrdg.org/jmdict/edict_doc.html>.
final class EdictLine {
  private static final Pattern LINE = Pattern.compile("(\\S+) (?:\\[([^\\]]+)\\] )?/(.*)/");
  private static final Pattern NUMBER = Pattern.compile("EntL\\w+");
  private static final String COMMON = "(P)";

  /// What a byte that is none of EUC-JP was read as.
  private static final String UNREADABLE = "\uFFFD";

  /// Remarks on a word that people no longer use, or a reading or spelling that is none by rule.
  private static final Set<String> RARE =
      Set.of("arch", "obs", "obsc", "rare", "ok", "io", "ik", "iK", "oK");

  private EdictLine() {}

  /// Whether the line names the file instead of a word.
  static boolean isTitle(String line) {
    return line.startsWith("　");
  }

  /// Its entries, one for each spelling and reading that go together; none when it is no line of
  /// the format.
  static List<Entry> parse(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches() || line.contains(UNREADABLE)) {
      return List.of();
    }
    var glosses = new ArrayList<>(List.of(matcher.group(3).split("/", -1)));
    glosses.removeIf(gloss -> gloss.isBlank() || NUMBER.matcher(gloss).matches());
    var common = glosses.removeIf(COMMON::equals);
    if (glosses.isEmpty()) {
      return List.of();
    }
    var spellings = Form.of(matcher.group(1));
    var readings = Optional.ofNullable(matcher.group(2)).map(Form::of).orElse(List.of());
    var entries = new ArrayList<Entry>();
    for (var spelling : spellings) {
      if (readings.isEmpty()) {
        entries.add(entry(spelling, spelling, glosses, common && marked(spelling, spellings)));
      }
      readings.stream()
          .filter(reading -> reading.goesWith(spelling.text()))
          .map(reading ->
              entry(
                  spelling,
                  reading,
                  glosses,
                  common && marked(spelling, spellings) && marked(reading, readings)))
          .forEach(entries::add);
    }
    return entries;
  }

  private static Entry entry(Form spelling, Form reading, List<String> glosses, boolean common) {
    var all = new ArrayList<>(glosses);
    var codes = new ArrayList<>(spelling.codes());
    reading.codes().stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    if (!codes.isEmpty()) {
      all.set(0, "(" + String.join(",", codes) + ") " + all.getFirst());
    }
    return new Entry(
        spelling.text(), reading.text(), kinds(all), common, isRare(all.getFirst()), all);
  }

  /// Where none of several is marked as common, all are.
  private static boolean marked(Form form, List<Form> all) {
    return form.common() || all.stream().noneMatch(Form::common);
  }

  private static int kinds(List<String> glosses) {
    return glosses.stream()
        .flatMap(gloss -> Codes.before(gloss).codes().stream())
        .mapToInt(EntryKind::bit)
        .reduce(0, (a, b) -> a | b);
  }

  private static boolean isRare(String firstGloss) {
    return Codes.before(firstGloss).codes().stream().anyMatch(RARE::contains);
  }

  /// One of several spellings or readings, with what stands in brackets behind it: codes, or of a
  /// reading the spellings that it belongs to.
  private record Form(String text, List<String> codes, List<String> only, boolean common) {
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern CODE = Pattern.compile("[a-zA-Z0-9-]+");

    static List<Form> of(String field) {
      var forms = new ArrayList<Form>();
      for (var form : outsideOfBrackets(field)) {
        var codes = new ArrayList<String>();
        var only = new ArrayList<String>();
        BRACKETS
            .matcher(form)
            .results()
            .forEach(found -> {
              var parts = List.of(found.group(1).split("[;,]", -1));
              parts.forEach(part -> (CODE.matcher(part).matches() ? codes : only).add(part));
            });
        var text = BRACKETS.matcher(form).replaceAll("");
        if (!text.isEmpty()) {
          forms.add(new Form(text, codes, only, codes.remove("P")));
        }
      }
      return forms;
    }

    private static List<String> outsideOfBrackets(String field) {
      return List.of(field.split(";(?![^()]*\\))", -1));
    }

    boolean goesWith(String spelling) {
      return only.isEmpty() || only.contains(spelling);
    }
  }
}
