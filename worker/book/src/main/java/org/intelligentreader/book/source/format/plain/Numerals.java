package org.intelligentreader.book.source.format.plain;

/// Numbers that are not written with the figures 0 to 9.
final class Numerals {
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final int TEN = 10;
  private static final int HUNDRED = 100;

  private Numerals() {}

  /// The value of a Roman number, or 0 for letters that are none.
  static int roman(String text) {
    var value = 0;
    var last = Integer.MAX_VALUE;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var digit =
          switch (c) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> TEN;
            case 'L' -> 50;
            default -> HUNDRED;
          };
      value += digit > last ? digit - 2 * last : digit;
      last = digit;
    }
    return text.equals(roman(value)) ? value : 0;
  }

  private static String roman(int value) {
    var units = new String[] {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    var tens = new String[] {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    return value < 1 || value >= 4 * HUNDRED
        ? ""
        : "C".repeat(value / HUNDRED) + tens[value / TEN % TEN] + units[value % TEN];
  }

  /// The value of a Chinese or Japanese number: 二十三, 一〇三.
  static int east(String text) {
    var value = 0;
    var digit = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '十' || c == '百') {
        value += Math.max(1, digit) * (c == '十' ? TEN : HUNDRED);
        digit = 0;
      } else {
        digit = digit * TEN + DIGITS.indexOf(c);
      }
    }
    return value + digit;
  }
}
