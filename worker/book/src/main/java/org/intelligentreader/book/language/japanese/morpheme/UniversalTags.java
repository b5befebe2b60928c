package org.intelligentreader.book.language.japanese.morpheme;

import java.util.Optional;

/// UniDic's parts of speech in the tag set of Universal Dependencies.
///
/// Source: <https://universaldependencies.org/ja/index.html>.
public final class UniversalTags {
  private UniversalTags() {}

  public static Optional<String> of(Morpheme morpheme) {
    var tag = morpheme.tag();
    return switch (tag.pos()) {
      case NOUN ->
          Optional.of(
              switch (tag.detail()) {
                case "固有名詞" -> "PROPN";
                case "数詞" -> "NUM";
                default -> "NOUN";
              });
      case PRONOUN -> Optional.of("PRON");
      case VERB -> Optional.of("VERB");
      case ADJECTIVE, ADJECTIVAL_NOUN -> Optional.of("ADJ");
      case ADVERB -> Optional.of("ADV");
      case ADNOMINAL -> Optional.of("DET");
      case CONJUNCTION -> Optional.of("CCONJ");
      case INTERJECTION -> Optional.of("INTJ");
      case AUXILIARY -> Optional.of("AUX");
      case PARTICLE -> Optional.of(tag.detail().equals("接続助詞") ? "SCONJ" : "ADP");
      case PREFIX, SUFFIX -> Optional.of("NOUN");
      case MARK -> Optional.of("PUNCT");
      case SYMBOL -> Optional.of("SYM");
      case SPACE -> Optional.empty();
    };
  }
}
