package org.intelligentreader.judge.generate;

/// What a generated book may have; each book has some.
public enum Feature {
  CLASSES,
  GENERATED_TEXT,
  LINE_BREAKS,
  QUOTES,
  RUBY,
  NOTE_MARKS,
  INLINE_PICTURES,
  ODD_CHARACTERS,
  LISTS,
  TABLES,
  PREFORMATTED,
  PICTURES,
  BARE_TEXT,
  HIDDEN_PARTS,
  NOTES,
  FORMULAS,
  VERTICAL,
  ENCODINGS,
  CONTENTS,
  PAGE_BREAKS,
  VERSE,
  DRAWN_TEXT,
  MEDIA,
  BIDIRECTIONAL,
  NESTED_BOXES,
  MARKERS,
  CAPTIONS,
  DETAILS;

  /// What only style sheets do.
  boolean isStyle() {
    return this == CLASSES || this == GENERATED_TEXT;
  }
}
