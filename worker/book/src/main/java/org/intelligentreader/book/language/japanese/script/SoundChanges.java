package org.intelligentreader.book.language.japanese.script;

import java.util.LinkedHashSet;
import java.util.Set;

/// How kana change where words meet: はな becomes ばな after another word (voicing), いち becomes いっ
/// before one (doubling). Old type prints no small kana.
public final class SoundChanges {
  private static final String PLAIN = "カキクケコサシスセソタチツテトハヒフヘホ";
  private static final String VOICED = "ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
  private static final String H_ROW = "ハヒフヘホ";
  private static final String P_ROW = "パピプペポ";
  private static final String DOUBLED = "クキツチ";
  private static final String SMALL = "ァィゥェォッャュョヮ";
  private static final String LARGE = "アイウエオツヤユヨワ";

  private SoundChanges() {}

  /// `katakana` as it stands and as it may sound beside other words, itself first.
  public static Set<String> of(String katakana) {
    var variants = new LinkedHashSet<String>();
    for (var start : starts(katakana)) {
      variants.add(start);
      if (start.length() > 1 && DOUBLED.indexOf(start.charAt(start.length() - 1)) >= 0) {
        variants.add(start.substring(0, start.length() - 1) + 'ッ');
      }
    }
    return variants;
  }

  private static Set<String> starts(String katakana) {
    var starts = new LinkedHashSet<String>();
    starts.add(katakana);
    if (katakana.isEmpty()) {
      return starts;
    }
    replaced(katakana, PLAIN, VOICED, starts);
    replaced(katakana, H_ROW, P_ROW, starts);
    if (katakana.startsWith("チ")) {
      starts.add('ジ' + katakana.substring(1));
    }
    return starts;
  }

  private static void replaced(String katakana, String from, String to, Set<String> into) {
    var at = from.indexOf(katakana.charAt(0));
    if (at >= 0) {
      into.add(to.charAt(at) + katakana.substring(1));
    }
  }

  /// The same with large kana for small ones (キヨウ for キョウ), as old type prints it.
  public static String large(String katakana) {
    var out = new StringBuilder(katakana);
    for (var i = 0; i < out.length(); i++) {
      var small = SMALL.indexOf(out.charAt(i));
      if (small >= 0) {
        out.setCharAt(i, LARGE.charAt(small));
      }
    }
    return out.toString();
  }
}
