package org.intelligentreader.book.dictionary;

import java.util.List;

/// One entry: a headword with one of its readings, in hiragana or katakana as printed.
///
/// `kinds` holds the bits of [EntryKind]; `common` marks words of newspapers and schools, `rare`
/// what is out of use or irregular, to go by the first sense.
public record Entry(
    String headword,
    String reading,
    int kinds,
    boolean common,
    boolean rare,
    List<String> glosses) {
  public Entry {
    glosses = List.copyOf(glosses);
  }

  /// Whether one of its senses is of that kind.
  public boolean is(EntryKind kind) {
    return (kinds & kind.bit()) != 0;
  }
}
