package org.intelligentreader.book.glossary;

import java.util.Arrays;
import java.util.Optional;
import org.intelligentreader.book.dictionary.EntryKind;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.language.PartOfSpeech;

/// UniDic's parts of speech in terms of EDICT's: what a word of that class is there (`usual`), and
/// what it may be, since the two draw their borders differently (`possible`).
enum WordClass {
  NOUN(
      bits(EntryKind.NOUN),
      bits(EntryKind.NA_ADJECTIVE, EntryKind.ADVERB, EntryKind.SUFFIX, EntryKind.PRONOUN)),
  PRONOUN(bits(EntryKind.PRONOUN), bits(EntryKind.NOUN, EntryKind.ADVERB, EntryKind.INTERJECTION)),
  VERB(bits(EntryKind.VERB), 0),
  ADJECTIVE(bits(EntryKind.ADJECTIVE), 0),
  NA_ADJECTIVE(
      bits(EntryKind.NA_ADJECTIVE),
      bits(EntryKind.NOUN, EntryKind.ADVERB, EntryKind.SUFFIX, EntryKind.ADNOMINAL)),
  ADVERB(
      bits(EntryKind.ADVERB),
      bits(
          EntryKind.NOUN,
          EntryKind.NA_ADJECTIVE,
          EntryKind.INTERJECTION,
          EntryKind.CONJUNCTION,
          EntryKind.PRONOUN)),
  ADNOMINAL(bits(EntryKind.ADNOMINAL), bits(EntryKind.NOUN, EntryKind.NA_ADJECTIVE)),
  CONJUNCTION(bits(EntryKind.CONJUNCTION), bits(EntryKind.ADVERB, EntryKind.INTERJECTION)),
  INTERJECTION(
      bits(EntryKind.INTERJECTION), bits(EntryKind.ADVERB, EntryKind.NOUN, EntryKind.CONJUNCTION)),
  SUFFIX(
      bits(EntryKind.SUFFIX),
      bits(EntryKind.NOUN, EntryKind.NA_ADJECTIVE, EntryKind.ADJECTIVE, EntryKind.VERB)),
  PREFIX(bits(EntryKind.PREFIX), bits(EntryKind.NOUN, EntryKind.ADNOMINAL)),
  OTHER(0, -1);

  /// Expressions may be of any class.
  private static final int ANYWHERE = bits(EntryKind.EXPRESSION);

  /// How well something fits, so that it can be added up.
  static final int USUAL = 2;

  static final int POSSIBLE = 1;

  private final int usual;
  private final int possible;

  WordClass(int usual, int possible) {
    this.usual = usual;
    this.possible = possible;
  }

  static WordClass of(Optional<PartOfSpeech> partOfSpeech) {
    return partOfSpeech.map(pos -> of(pos.tag())).orElse(OTHER);
  }

  private static WordClass of(String tag) {
    return switch (tag) {
      case "名詞" -> NOUN;
      case "代名詞" -> PRONOUN;
      case "動詞" -> VERB;
      case "形容詞" -> ADJECTIVE;
      case "形状詞" -> NA_ADJECTIVE;
      case "副詞" -> ADVERB;
      case "連体詞" -> ADNOMINAL;
      case "接続詞" -> CONJUNCTION;
      case "感動詞" -> INTERJECTION;
      case "接尾辞" -> SUFFIX;
      case "接頭辞" -> PREFIX;
      default -> OTHER;
    };
  }

  /// 0 when a word of this class is never of one of `kinds`.
  int fit(int kinds) {
    if ((kinds & usual) != 0) {
      return USUAL;
    }
    return (kinds & (possible | ANYWHERE)) != 0 || this == OTHER ? POSSIBLE : 0;
  }

  /// The same for a sense, whose codes say more: する and 愛する are verbs by themselves, and so are
  /// older verbs and helping ones.
  int fit(Sense sense) {
    var verb = sense.partsOfSpeech().stream().anyMatch(WordClass::isVerbItself);
    return fit(sense.kinds() | (verb ? EntryKind.VERB.bit() : 0));
  }

  private static boolean isVerbItself(String code) {
    return switch (code) {
      case "vs-i", "vs-s", "aux" -> true;
      default -> code.startsWith("v2") || code.startsWith("v4");
    };
  }

  /// Whether its words change their form.
  boolean inflects() {
    return this == VERB || this == ADJECTIVE;
  }

  private static int bits(EntryKind... kinds) {
    return Arrays.stream(kinds).mapToInt(EntryKind::bit).reduce(0, (a, b) -> a | b);
  }
}
