package org.intelligentreader.book.language.japanese.script;

import java.text.Normalizer;
import java.util.Optional;

/// How numbers in digits are read, with the sound changes of hundreds and thousands: 3800
/// サンゼンハッピャク.
public final class Numbers {
  private static final int MOST_DIGITS = 12;
  private static final String[] DIGITS = {"", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ"};

  /// Zero is also written as a circle.
  private static final String KANJI_DIGITS = "〇一二三四五六七八九○";

  private static final String[] MYRIADS = {"", "マン", "オク"};

  private Numbers() {}

  /// Empty for anything but a number of up to twelve digits before the point, grouping commas
  /// allowed. Digits after the point are named one by one: 3.5 サンテンゴ.
  public static Optional<String> katakana(String text) {
    var plain = arabic(Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", ""));
    var point = plain.indexOf('.');
    if (point > 0 && plain.substring(point + 1).matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return integer(plain.substring(0, point))
          .map(whole -> (whole.equals("ゼロ") ? "レイ" : whole) + "テン" + oneByOne(plain, point + 1));
    }
    return integer(plain);
  }

  /// Kanji used as digits (一九三三, 二〇) as digits; other text as it is.
  public static String arabic(String text) {
    var digits = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var digit = KANJI_DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return text;
      }
      digits.append(digit % 10);
    }
    return digits.toString();
  }

  private static String oneByOne(String digits, int from) {
    var names = new StringBuilder();
    for (var i = from; i < digits.length(); i++) {
      var digit = digits.charAt(i) - '0';
      names.append(digit == 0 ? "ゼロ" : DIGITS[digit]);
    }
    return names.toString();
  }

  private static Optional<String> integer(String plain) {
    if (!plain.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return Optional.empty();
    }
    var value = Long.parseLong(plain);
    return Optional.of(value == 0 ? "ゼロ" : whole(value));
  }

  private static String whole(long value) {
    var reading = new StringBuilder();
    var rest = value;
    for (var power = 0; rest > 0; power++) {
      var group = (int) (rest % 10_000);
      if (group > 0) {
        reading.insert(0, group(group) + MYRIADS[power]);
      }
      rest /= 10_000;
    }
    return reading.toString();
  }

  private static String group(int value) {
    return thousands(value / 1000)
        + hundreds(value / 100 % 10)
        + tens(value / 10 % 10)
        + DIGITS[value % 10];
  }

  private static String thousands(int digit) {
    return switch (digit) {
      case 0 -> "";
      case 1 -> "セン";
      case 3 -> "サンゼン";
      case 8 -> "ハッセン";
      default -> DIGITS[digit] + "セン";
    };
  }

  private static String hundreds(int digit) {
    return switch (digit) {
      case 0 -> "";
      case 1 -> "ヒャク";
      case 3 -> "サンビャク";
      case 6 -> "ロッピャク";
      case 8 -> "ハッピャク";
      default -> DIGITS[digit] + "ヒャク";
    };
  }

  private static String tens(int digit) {
    return switch (digit) {
      case 0 -> "";
      case 1 -> "ジュウ";
      default -> DIGITS[digit] + "ジュウ";
    };
  }
}
