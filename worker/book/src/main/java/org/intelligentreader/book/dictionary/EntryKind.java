package org.intelligentreader.book.dictionary;

import java.util.HashMap;
import java.util.Map;

/// Parts of speech, as far as our rules tell them apart. The places are part of the file's format.
public enum EntryKind {
  NOUN(0, "n n-adv n-t adj-no vs vs-s vs-i num"),
  PRONOUN(1, "pn"),
  SUFFIX(2, "suf n-suf ctr"),
  PREFIX(3, "pref n-pref"),
  NA_ADJECTIVE(4, "adj-na adj-nari adj-t"),
  ADJECTIVE(5, "adj-i adj-ix adj-ku adj-shiku aux-adj"),
  VERB(
      6,
      "v1 v1-s v5 v5aru v5b v5g v5k v5k-s v5m v5n v5r v5r-i v5s v5t v5u v5u-s v5uru vk vn vr vz vi"
          + " vt vs-c aux-v"),
  ADVERB(7, "adv adv-to"),
  ADNOMINAL(8, "adj-pn adj-f"),
  CONJUNCTION(9, "conj"),
  INTERJECTION(10, "int"),
  PARTICLE(11, "prt"),
  EXPRESSION(12, "exp");

  private static final Map<String, Integer> BITS = bits();

  private final int place;
  private final String codes;

  EntryKind(int place, String codes) {
    this.place = place;
    this.codes = codes;
  }

  /// A set of kinds with this one alone, as it stands in the file.
  public int bit() {
    return 1 << place;
  }

  /// The kind that EDICT's code stands for, as a bit; 0 for any other remark.
  public static int bit(String code) {
    return BITS.getOrDefault(code, 0);
  }

  private static Map<String, Integer> bits() {
    var bits = new HashMap<String, Integer>();
    for (var kind : values()) {
      for (var code : kind.codes.split(" ", -1)) {
        bits.merge(code, kind.bit(), (first, _) -> first);
      }
    }
    return Map.copyOf(bits);
  }
}
