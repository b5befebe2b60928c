package org.intelligentreader.book.language.japanese.morpheme;

import java.util.Optional;

/// Potential verbs (買える) have an entry of their own in UniDic whose lemma is the plain verb (買う).
public final class Potential {
  private Potential() {}

  public static Optional<String> plainVerb(Morpheme verb) {
    var plain = verb.plainLemma();
    if (!verb.is(Pos.VERB) || !verb.tag().conjugationType().startsWith("下一段") || plain.isEmpty()) {
      return Optional.empty();
    }
    var differs = !plain.endsWith("る") || isGodanRu(verb, plain);
    return differs ? Optional.of(plain) : Optional.empty();
  }

  /// 乗れる ← 乗る: the base ends with れる where the plain verb ends with る, one kana shorter.
  private static boolean isGodanRu(Morpheme verb, String plain) {
    return verb.base().endsWith("れる") && !plain.endsWith("れる");
  }
}
