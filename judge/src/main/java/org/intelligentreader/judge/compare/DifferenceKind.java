package org.intelligentreader.judge.compare;

/// How our text can differ from what the browser shows.
public enum DifferenceKind {
  FILE_LOST("the text of a whole file is missing"),
  TEXT_LOST("shown text is missing"),
  TEXT_ADDED("the bundle has text that is not shown"),
  WORDS_JOINED("two words are joined"),
  WORD_CUT("a word is split"),
  LINES_JOINED("two lines are joined, with a space between them"),
  LINE_CUT("a line is split between two words"),
  ORDER("a file is not where the spine has it"),
  PICTURE_LOST("a picture that loads is missing"),
  PICTURE_ADDED("the bundle has a picture that is not shown"),
  WRITING_MODE("the writing mode differs");

  private final String sentence;

  DifferenceKind(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
