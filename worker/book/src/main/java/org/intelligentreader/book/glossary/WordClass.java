package org.intelligentreader.book.glossary;

import java.util.Arrays;
import java.util.Optional;
import org.intelligentreader.book.dictionary.Kind;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.language.PartOfSpeech;

/// UniDic's parts of speech in terms of EDICT's: what a word of that class is there (`usual`), and
/// what it may be, since the two draw their borders differently (`possible`).
enum WordClass {
  NOUN(bits(Kind.NOUN), bits(Kind.NA_ADJECTIVE, Kind.ADVERB, Kind.SUFFIX, Kind.PRONOUN)),
  PRONOUN(bits(Kind.PRONOUN), bits(Kind.NOUN, Kind.ADVERB, Kind.INTERJECTION)),
  VERB(bits(Kind.VERB), 0),
  ADJECTIVE(bits(Kind.ADJECTIVE), 0),
  NA_ADJECTIVE(bits(Kind.NA_ADJECTIVE), bits(Kind.NOUN, Kind.ADVERB, Kind.SUFFIX, Kind.ADNOMINAL)),
  ADVERB(
      bits(Kind.ADVERB),
      bits(Kind.NOUN, Kind.NA_ADJECTIVE, Kind.INTERJECTION, Kind.CONJUNCTION, Kind.PRONOUN)),
  ADNOMINAL(bits(Kind.ADNOMINAL), bits(Kind.NOUN, Kind.NA_ADJECTIVE)),
  CONJUNCTION(bits(Kind.CONJUNCTION), bits(Kind.ADVERB, Kind.INTERJECTION)),
  INTERJECTION(bits(Kind.INTERJECTION), bits(Kind.ADVERB, Kind.NOUN, Kind.CONJUNCTION)),
  SUFFIX(bits(Kind.SUFFIX), bits(Kind.NOUN, Kind.NA_ADJECTIVE, Kind.ADJECTIVE, Kind.VERB)),
  PREFIX(bits(Kind.PREFIX), bits(Kind.NOUN, Kind.ADNOMINAL)),
  OTHER(0, -1);

  /// Expressions may be of any class.
  private static final int ANYWHERE = bits(Kind.EXPRESSION);

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
    return fit(sense.kinds() | (verb ? Kind.VERB.bit() : 0));
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

  private static int bits(Kind... kinds) {
    return Arrays.stream(kinds).mapToInt(Kind::bit).reduce(0, (a, b) -> a | b);
  }
}
