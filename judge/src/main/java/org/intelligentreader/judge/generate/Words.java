package org.intelligentreader.judge.generate;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// Words of a made-up language that look like those of a real one; hardly two are the same, so that
/// what is lost or doubled can be seen.
final class Words {
  private static final List<String> SYLLABLES =
      List.of(
          "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
          "va", "we", "xi", "yo", "zu");
  private static final String KANJI = "山川森林空海月日星花鳥風雨雪春夏秋冬朝夕東西南北人心道声手足耳目口";
  private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも";
  private static final String TAIWANESE = "天地玄黃宇宙洪荒日月盈辰宿列張寒來暑往秋收冬藏";
  private static final String HANGUL = "가나다라마바사아자차카타파하고노도로모보소오";
  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшы";
  private static final String HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏";

  /// The languages of generated books.
  enum Tongue {
    ENGLISH("en", "windows-1252"),
    FRENCH("fr", "ISO-8859-1"),
    GERMAN("de", "windows-1252"),
    JAPANESE("ja", "Shift_JIS"),
    CHINESE("zh", "GBK"),
    JAPANESE_ON_UNIX("ja", "EUC-JP"),
    CHINESE_OF_ALL("zh", "GB18030"),
    TAIWANESE("zh-TW", "Big5"),
    RUSSIAN("ru", "windows-1251"),
    KOREAN("ko", "EUC-KR");

    private final String tag;
    private final String charset;

    Tongue(String tag, String charset) {
      this.tag = tag;
      this.charset = charset;
    }

    /// What books in this language were written in before UTF-8.
    Charset charset() {
      return Charset.forName(charset);
    }

    String tag() {
      return tag;
    }

    boolean isEastAsian() {
      return isJapanese() || tag.startsWith("zh");
    }

    boolean isJapanese() {
      return tag.equals("ja");
    }
  }

  private final Dice dice;
  private final Tongue tongue;

  Words(Dice dice, Tongue tongue) {
    this.dice = dice;
    this.tongue = tongue;
  }

  Tongue tongue() {
    return tongue;
  }

  String word() {
    return switch (tongue) {
      case JAPANESE, JAPANESE_ON_UNIX -> letters(KANJI, 1, 2) + letters(KANA, 1, 3);
      case CHINESE, CHINESE_OF_ALL -> letters(HAN, 1, 4);
      case TAIWANESE -> letters(TAIWANESE, 1, 4);
      case KOREAN -> letters(HANGUL, 1, 4);
      case RUSSIAN -> letters(CYRILLIC, 2, 7);
      case ENGLISH, FRENCH, GERMAN -> {
        var word = new StringBuilder();
        for (var i = dice.between(1, 4); i > 0; i--) {
          word.append(dice.one(SYLLABLES));
        }
        yield word.toString();
      }
    };
  }

  /// Some words with a stop or none behind them.
  String phrase() {
    var words = new ArrayList<String>();
    for (var i = dice.between(1, 6); i > 0; i--) {
      words.add(word());
    }
    var stop =
        tongue.isEastAsian() ? dice.one("", "。", "、", "！") : dice.one("", ".", ",", "!", "-", "…");
    return String.join(tongue.isEastAsian() ? "" : dice.one(" ", " ", "\n  "), words) + stop;
  }

  String kanji() {
    return switch (tongue) {
      case CHINESE, CHINESE_OF_ALL -> letters(HAN, 1, 1);
      case TAIWANESE -> letters(TAIWANESE, 1, 1);
      default -> letters(KANJI, 1, 1);
    };
  }

  String kana() {
    return letters(KANA, 1, 3);
  }

  private String letters(String from, int least, int most) {
    var text = new StringBuilder();
    for (var i = dice.between(least, most); i > 0; i--) {
      text.append(from.charAt(dice.below(from.length())));
    }
    return text.toString();
  }
}
