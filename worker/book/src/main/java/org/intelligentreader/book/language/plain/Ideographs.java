package org.intelligentreader.book.language.plain;

import com.ibm.icu.text.CollationKey;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Ideographs for characters that analysers do not know.
final class Ideographs {
  /// An ideograph that no word has, for those beyond the basic plane: a noun that nobody knows.
  static final String UNKNOWN = "龥";

  /// Variants of common characters, which dictionaries have in the common form.
  private static final Map<Integer, String> COMMON =
      Map.of(
          0x20B9F, "叱", // 𠮟
          0x20BB7, "吉", // 𠮷
          0x2123D, "土", // 𡈽
          0x2000B, "丈", // 𠀋
          0x2363A, "橋"); // 𣘺

  private static final int FIRST_RADICAL = 0x2E80;
  private static final int LAST_RADICAL = 0x2EF3;
  private static final int FIRST_IDEOGRAPH = 0x4E00;
  private static final int LAST_IDEOGRAPH = 0x9FFF;

  private Ideographs() {}

  static String standIn(int c) {
    return COMMON.getOrDefault(c, UNKNOWN);
  }

  /// True for one that analysers see as [#UNKNOWN].
  static boolean isRare(int c) {
    return c >= 0x20000 && Character.isIdeographic(c) && !COMMON.containsKey(c);
  }

  /// The ideograph that a radical is by itself (⻑ 長), which the default collation takes for the
  /// same.
  static Optional<String> ofRadical(int c) {
    return Optional.ofNullable(Radicals.IDEOGRAPHS.get(c));
  }

  /// Made when the first radical comes: few books have one.
  private static final class Radicals {
    static final Map<Integer, String> IDEOGRAPHS = load();

    private static Map<Integer, String> load() {
      var collator = Collator.getInstance(ULocale.ROOT);
      collator.setStrength(Collator.PRIMARY);
      var radicals = new HashMap<CollationKey, Integer>();
      for (var c = FIRST_RADICAL; c <= LAST_RADICAL; c++) {
        if (Character.isDefined(c)) {
          radicals.put(collator.getCollationKey(Character.toString(c)), c);
        }
      }
      var ideographs = new HashMap<Integer, String>();
      for (var c = FIRST_IDEOGRAPH; c <= LAST_IDEOGRAPH; c++) {
        var character = Character.toString(c);
        var radical = radicals.get(collator.getCollationKey(character));
        if (radical != null) {
          ideographs.putIfAbsent(radical, character);
        }
      }
      return Map.copyOf(ideographs);
    }
  }
}
