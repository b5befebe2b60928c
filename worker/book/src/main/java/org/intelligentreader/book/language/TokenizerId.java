package org.intelligentreader.book.language;

/// Which analyser made the tokens. Readers cache tokens under these three, so a change of behaviour
/// changes `version`.
public record TokenizerId(String id, String version, String dictionaryVersion) {
  /// Words by the rules of Unicode, without dictionary forms and parts of speech.
  public static final String BASIC = "unicode-segmentation";

  public boolean isBasic() {
    return id.equals(BASIC);
  }
}
