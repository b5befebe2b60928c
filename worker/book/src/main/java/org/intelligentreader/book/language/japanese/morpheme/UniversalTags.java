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
      case "名詞" ->
          Optional.of(
              switch (tag.detail()) {
                case "固有名詞" -> "PROPN";
                case "数詞" -> "NUM";
                default -> "NOUN";
              });
      case "代名詞" -> Optional.of("PRON");
      case "動詞" -> Optional.of("VERB");
      case "形容詞", "形状詞" -> Optional.of("ADJ");
      case "副詞" -> Optional.of("ADV");
      case "連体詞" -> Optional.of("DET");
      case "接続詞" -> Optional.of("CCONJ");
      case "感動詞" -> Optional.of("INTJ");
      case "助動詞" -> Optional.of("AUX");
      case "助詞" -> Optional.of(tag.detail().equals("接続助詞") ? "SCONJ" : "ADP");
      case "接頭辞", "接尾辞" -> Optional.of("NOUN");
      case "補助記号" -> Optional.of("PUNCT");
      case "記号" -> Optional.of("SYM");
      default -> Optional.empty();
    };
  }
}
