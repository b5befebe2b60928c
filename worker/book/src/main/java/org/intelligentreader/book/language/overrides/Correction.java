package org.intelligentreader.book.language.overrides;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One entry of `overrides.json`: at `anchor` stand these words. `number` counts entries from 1.
record Correction(int number, Anchor anchor, List<Word> words) {
  /// A text and what stands around it, so that the entry finds its place again when a newer version
  /// of the worker cuts or spaces the text otherwise. White space in `before` and `after` does not
  /// count. `chapter` is empty when the entry holds for the whole book.
  record Anchor(Optional<String> chapter, String before, String text, String after) {
    boolean hasContext() {
      return !before.isEmpty() || !after.isEmpty();
    }
  }

  /// A word of the anchor's text; what is not given stays as the analyser has it.
  record Word(String text, Optional<String> reading, Optional<String> lemma) {}

  Correction {
    words = List.copyOf(words);
    var spelled = words.stream().map(Word::text).collect(Collectors.joining());
    if (anchor.text.isEmpty() || !spelled.equals(anchor.text)) {
      throw new IllegalArgumentException(
          "the words together are '" + spelled + "', but the text is '" + anchor.text + "'");
    }
  }

  /// True when the entry says where words begin and end, not only how one is read.
  boolean splits() {
    return words.size() > 1 || words.getFirst().lemma().isPresent();
  }

  String name() {
    return "overrides.json, entry " + number + " (" + anchor.text + ")";
  }
}
