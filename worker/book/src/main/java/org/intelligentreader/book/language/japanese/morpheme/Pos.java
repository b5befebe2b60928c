package org.intelligentreader.book.language.japanese.morpheme;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Parts of speech under UniDic's names: <https://clrd.ninjal.ac.jp/unidic/faq.html>.
public enum Pos {
  NOUN("名詞"),
  PRONOUN("代名詞"),
  ADJECTIVAL_NOUN("形状詞"),
  ADNOMINAL("連体詞"),
  ADVERB("副詞"),
  CONJUNCTION("接続詞"),
  INTERJECTION("感動詞"),
  VERB("動詞"),
  ADJECTIVE("形容詞"),
  AUXILIARY("助動詞"),
  PARTICLE("助詞"),
  PREFIX("接頭辞"),
  SUFFIX("接尾辞"),
  SYMBOL("記号"),
  MARK("補助記号"),
  SPACE("空白");

  private static final Map<String, Pos> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Pos::unidic, Function.identity()));

  private final String unidic;

  Pos(String unidic) {
    this.unidic = unidic;
  }

  /// UniDic's name.
  public String unidic() {
    return unidic;
  }

  /// The part of speech that UniDic calls so.
  ///
  /// @throws IllegalArgumentException when UniDic has none of that name
  public static Pos of(String unidic) {
    var pos = BY_NAME.get(unidic);
    if (pos == null) {
      throw new IllegalArgumentException("no part of speech of UniDic: '" + unidic + "'");
    }
    return pos;
  }
}
