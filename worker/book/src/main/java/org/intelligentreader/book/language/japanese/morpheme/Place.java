package org.intelligentreader.book.language.japanese.morpheme;

import java.util.Optional;
import org.intelligentreader.book.language.japanese.script.Kana;

/// A morpheme among its neighbours. Only neighbours that touch it count.
public record Place(Morphemes morphemes, int index) {
  private static final int REACH = 6;

  public Morpheme morpheme() {
    return morphemes.get(index);
  }

  Optional<Morpheme> before() {
    return morphemes.before(index);
  }

  public Optional<Morpheme> after() {
    return morphemes.after(index);
  }

  /// True when the text before ends so, or the neighbour there is of such a kind.
  public boolean isAfter(String textOrKind) {
    return textOrKind.startsWith("@")
        ? isKind(before(), textOrKind)
        : textBefore(textOrKind.length()).endsWith(textOrKind);
  }

  /// True when the text after begins so, or the neighbour there is of such a kind.
  public boolean isBefore(String textOrKind) {
    return textOrKind.startsWith("@")
        ? isKind(after(), textOrKind)
        : textAfter(textOrKind.length()).startsWith(textOrKind);
  }

  private static boolean isKind(Optional<Morpheme> neighbour, String kind) {
    return switch (kind) {
      case "@end", "@start" -> neighbour.isEmpty();
      case "@noun" -> neighbour.filter(Place::isNominal).isPresent();
      case "@compound" -> neighbour.filter(Place::beginsCompound).isPresent();
      case "@time" -> neighbour.filter(Place::isTime).isPresent();
      case "@action" ->
          neighbour.filter(m -> m.is(Pos.NOUN) && m.tag().third().startsWith("サ変")).isPresent();
      case "@number" -> neighbour.filter(m -> m.is(Pos.NOUN, "数詞")).isPresent();
      case "@verb" -> neighbour.filter(m -> m.is(Pos.VERB) && m.isForm("連用形-一般")).isPresent();
      case "@verbal" -> neighbour.filter(m -> m.isForm("連体形")).isPresent();
      case "@name" -> neighbour.filter(m -> m.is(Pos.NOUN, "固有名詞") || isUnknownName(m)).isPresent();
      case "@place" -> neighbour.filter(m -> m.tag().third().equals("地名")).isPresent();
      case "@person" -> neighbour.filter(m -> m.tag().third().equals("人名")).isPresent();
      default -> throw new IllegalArgumentException("no kind of neighbour: " + kind);
    };
  }

  /// Kana such as お and さま leave a noun as it is.
  private static boolean isNominal(Morpheme morpheme) {
    return !Kana.isAllKana(morpheme.surface()) && isNominalTag(morpheme);
  }

  private static boolean isNominalTag(Morpheme morpheme) {
    return morpheme.is(Pos.NOUN)
        || morpheme.is(Pos.PREFIX)
        || morpheme.is(Pos.SUFFIX)
        || morpheme.is(Pos.SYMBOL);
  }

  /// Common nouns, and verbs that made one (渡し舟); not what says when.
  private static boolean beginsCompound(Morpheme morpheme) {
    var third = morpheme.tag().third();
    return (morpheme.is(Pos.NOUN, "普通名詞") && !isTime(morpheme) && !third.startsWith("助数詞"))
        || (morpheme.is(Pos.VERB) && morpheme.isForm("連用形-一般"));
  }

  private static boolean isTime(Morpheme morpheme) {
    return morpheme.is(Pos.NOUN) && morpheme.tag().third().startsWith("副詞");
  }

  /// The analyser tags what it does not know as a common noun without a reading.
  private static boolean isUnknownName(Morpheme morpheme) {
    return morpheme.is(Pos.NOUN) && morpheme.sound().kana().isEmpty();
  }

  private String textBefore(int length) {
    var text = new StringBuilder();
    for (var i = index - 1; i >= 0 && i >= index - REACH && morphemes.touches(i); i--) {
      text.insert(0, morphemes.get(i).surface());
      if (text.length() >= length) {
        break;
      }
    }
    return text.toString();
  }

  private String textAfter(int length) {
    var text = new StringBuilder();
    for (var i = index; morphemes.touches(i) && i < index + REACH && text.length() < length; i++) {
      text.append(morphemes.get(i + 1).surface());
    }
    return text.toString();
  }
}
