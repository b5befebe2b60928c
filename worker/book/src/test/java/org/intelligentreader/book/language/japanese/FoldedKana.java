package org.intelligentreader.book.language.japanese;

import org.intelligentreader.book.language.japanese.script.Kana;

/// Readings as they sound, so that spellings of one sound compare equal: long vowels, ヂ/ジ, ヅ/ズ,
/// ヲ/オ.
final class FoldedKana {
  private static final String E_ROW = "エケセテネヘメレゲゼデベペェ";
  private static final String O_ROW = "オコソトノホモヨロゴゾドボポョォ";
  private static final String U_ROW = "ウクスツヌフムユルグズブプュゥ";
  private static final String I_ROW = "イキシチニヒミリギジビピィ";
  private static final String A_ROW = "アカサタナハマヤラワガザダバパャァ";

  private FoldedKana() {}

  static String fold(String katakana) {
    var text = Kana.toKatakana(katakana).replace('ヂ', 'ジ').replace('ヅ', 'ズ').replace('ヲ', 'オ');
    var out = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var last = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
      // ジョオウ and ジョオー: the second long mark of one vowel.
      var again = last == 'ー' && c == 'ウ' && text.charAt(i - 1) == 'オ';
      out.append(again || isLong(last, c) ? 'ー' : c);
    }
    return out.toString().replaceAll("ー+", "ー");
  }

  private static boolean isLong(char before, char c) {
    return switch (c) {
      case 'ウ' -> in(O_ROW, before) || in(U_ROW, before);
      case 'オ' -> in(O_ROW, before);
      case 'イ' -> in(E_ROW, before) || in(I_ROW, before);
      case 'エ' -> in(E_ROW, before);
      case 'ア' -> in(A_ROW, before);
      default -> false;
    };
  }

  private static boolean in(String row, char c) {
    return row.indexOf(c) >= 0;
  }
}
