package org.intelligentreader.book.wording;

/// A language in which the catalogue says everything.
public enum InterfaceLanguage {
  ENGLISH("en"),
  CHINESE("zh");

  private final String tag;

  InterfaceLanguage(String tag) {
    this.tag = tag;
  }

  /// As the catalogue's files write it.
  public String tag() {
    return tag;
  }
}
