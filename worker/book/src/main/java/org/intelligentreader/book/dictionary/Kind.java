package org.intelligentreader.book.dictionary;

import java.util.Set;

/// Parts of speech, as far as our rules tell them apart. The order is part of the file's format.
public enum Kind {
  NOUN("n", "n-adv", "n-t", "adj-no", "vs", "vs-s", "vs-i", "num"),
  PRONOUN("pn"),
  SUFFIX("suf", "n-suf", "ctr"),
  PREFIX("pref", "n-pref"),
  NA_ADJECTIVE("adj-na", "adj-nari", "adj-t"),
  ADJECTIVE("adj-i", "adj-ix", "adj-ku", "adj-shiku", "aux-adj"),
  VERB(
      "v1", "v1-s", "v5", "v5aru", "v5b", "v5g", "v5k", "v5k-s", "v5m", "v5n", "v5r", "v5r-i",
      "v5s", "v5t", "v5u", "v5u-s", "v5uru", "vk", "vn", "vr", "vz", "vi", "vt", "vs-c", "aux-v"),
  ADVERB("adv", "adv-to"),
  ADNOMINAL("adj-pn", "adj-f"),
  CONJUNCTION("conj"),
  INTERJECTION("int"),
  PARTICLE("prt"),
  EXPRESSION("exp");

  private final Set<String> codes;

  Kind(String... codes) {
    this.codes = Set.of(codes);
  }

  /// A set of kinds with this one alone, as it stands in the file.
  public int bit() {
    return 1 << ordinal();
  }

  /// The kind that EDICT's code stands for, as a bit; 0 for any other remark.
  public static int bit(String code) {
    for (var kind : values()) {
      if (kind.codes.contains(code)) {
        return kind.bit();
      }
    }
    return 0;
  }
}
