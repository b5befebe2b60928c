package org.intelligentreader.judge.compare;

/// How our text can differ from what the browser shows.
public enum Kind {
  FILE_LOST("the text of a whole file is missing"),
  TEXT_LOST("shown text is missing"),
  TEXT_ADDED("text stands there that is not shown"),
  WORDS_JOINED("two words grow together"),
  WORD_CUT("a word is cut"),
  LINES_JOINED("two lines stand in one, with a space between them"),
  LINE_CUT("a line is cut between two words"),
  ORDER("a file stands at another place than in the spine"),
  PICTURE_LOST("a picture that loads is missing"),
  PICTURE_ADDED("a picture stands there that is not shown"),
  WRITING_MODE("the lines run in another direction");

  private final String sentence;

  Kind(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
