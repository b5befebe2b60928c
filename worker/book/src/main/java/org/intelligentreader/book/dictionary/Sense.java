package org.intelligentreader.book.dictionary;

import java.util.ArrayList;
import java.util.List;

/// One meaning of an entry: EDICT's codes for its parts of speech (`v1`, `vt`) and for what else it
/// says of it (`uk`: usually in kana), and its translations.
public record Sense(List<String> partsOfSpeech, List<String> marks, List<String> glosses) {
  public Sense {
    partsOfSpeech = List.copyOf(partsOfSpeech);
    marks = List.copyOf(marks);
    glosses = List.copyOf(glosses);
  }

  /// The bits of [EntryKind] of its parts of speech.
  public int kinds() {
    return partsOfSpeech.stream().mapToInt(EntryKind::bit).reduce(0, (a, b) -> a | b);
  }

  /// The senses of an entry that was looked up with its glosses, in the dictionary's order. A sense
  /// without a part of speech goes on with that of the one before it; one without a translation is
  /// left out.
  public static List<Sense> of(Entry entry) {
    var senses = new ArrayList<Sense>();
    var partsOfSpeech = List.<String>of();
    var marks = List.<String>of();
    var glosses = new ArrayList<String>();
    for (var gloss : entry.glosses()) {
      var read = Codes.before(gloss);
      var codes = read.codes();
      if (codes.stream().anyMatch(code -> Codes.isPartOfSpeech(code) || Codes.isNumber(code))) {
        add(senses, partsOfSpeech, marks, glosses);
        var named = codes.stream().filter(Codes::isPartOfSpeech).toList();
        partsOfSpeech = named.isEmpty() ? partsOfSpeech : named;
        marks = codes.stream().filter(Sense::isMark).toList();
        glosses.clear();
      }
      if (!read.gloss().isBlank()) {
        glosses.add(glosses.isEmpty() || codes.isEmpty() ? read.gloss().strip() : gloss.strip());
      }
    }
    add(senses, partsOfSpeech, marks, glosses);
    return senses;
  }

  /// What the dictionary says of the entry's spelling and reading: `ok`, out of use.
  public static List<String> formMarks(Entry entry) {
    return entry.glosses().isEmpty()
        ? List.of()
        : Codes.before(entry.glosses().getFirst()).codes().stream()
            .filter(Codes::isOfForm)
            .toList();
  }

  private static boolean isMark(String code) {
    return !Codes.isPartOfSpeech(code) && !Codes.isNumber(code) && !Codes.isOfForm(code);
  }

  private static void add(
      List<Sense> senses, List<String> partsOfSpeech, List<String> marks, List<String> glosses) {
    if (!glosses.isEmpty()) {
      senses.add(new Sense(partsOfSpeech, marks, glosses));
    }
  }
}
