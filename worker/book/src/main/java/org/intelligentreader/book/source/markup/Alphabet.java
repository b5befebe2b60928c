package org.intelligentreader.book.source.markup;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How languages were written before UTF-8: in which character sets, and with which characters
/// beyond ASCII. Bytes that mean something in several sets are read in the one that gives the
/// characters of the language.
enum Alphabet {
  POLISH("pl", "windows-1250 ISO-8859-2 IBM852", "ąćęłńóśźż"),
  CZECH("cs", "windows-1250 ISO-8859-2 IBM852", "áčďéěíňóřšťúůýž"),
  SLOVAK("sk", "windows-1250 ISO-8859-2 IBM852", "áäčďéíĺľňóôŕšťúýž"),
  HUNGARIAN("hu", "windows-1250 ISO-8859-2 IBM852", "áéíóöőúüű"),
  ROMANIAN("ro", "windows-1250 ISO-8859-2 ISO-8859-16", "ăâîşţșț"),
  SOUTH_SLAVIC("hr sl bs sh", "windows-1250 ISO-8859-2 IBM852", "čćđšž"),
  ALBANIAN("sq", "windows-1252 windows-1250", "çë"),
  RUSSIAN("ru bg mk", "windows-1251 KOI8-R IBM866 ISO-8859-5", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
  UKRAINIAN(
      "uk be", "windows-1251 KOI8-U IBM866 ISO-8859-5", "оеаинтсрвлкмдпуяьгзбчйхжшюцщфіїєґўыэё"),
  SERBIAN(
      "sr",
      "windows-1251 windows-1250 ISO-8859-5 ISO-8859-2",
      "оеаинтсрвлкмдпугзбчјхжшцфђћљњџčćđšž"),
  GREEK("el", "windows-1253 ISO-8859-7", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"),
  TURKISH("tr az", "windows-1254 IBM857", "çğıöşüâîûə"),
  HEBREW("he yi", "windows-1255 ISO-8859-8", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"),
  ARABIC("ar fa ur", "windows-1256 ISO-8859-6", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگکی"),
  LITHUANIAN("lt", "windows-1257 ISO-8859-13 ISO-8859-4", "ąčęėįšųūž"),
  LATVIAN("lv", "windows-1257 ISO-8859-13 ISO-8859-4", "āčēģīķļņšūž"),
  ESTONIAN("et", "windows-1257 windows-1252", "äõöüšž"),
  THAI("th", "windows-874", "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอะาำิีึืุูเแโใไ่้๊็์ั"),
  VIETNAMESE("vi", "windows-1258", "ăâđêôơưáàảãạéèíìóòúùýấầếềốồứừ\u0300\u0301\u0303\u0309\u0323"),
  WESTERN(
      "en fr de es it pt nl sv da no nb nn fi is ca gl eu ga",
      "windows-1252",
      "àâäåáãæçèéêëìíîïñòóôöøõùúûüýÿœßðþ"),
  KOREAN("ko", "x-windows-949 x-Johab", "이다는의에을를가고하은도한지사그나들어로기리자아있인서해"),
  JAPANESE("ja", "windows-31j EUC-JP", "のにをはがとでたもてしなるれいかっうらんあこそりよきくさまだ"),
  TRADITIONAL("zh-tw zh-hk zh-mo zh-hant", "Big5-HKSCS GB18030", Han.TRADITIONAL),
  SIMPLIFIED("zh", "GB18030 Big5-HKSCS EUC-TW", Han.SIMPLIFIED + Han.TRADITIONAL);

  /// The commonest characters of Chinese.
  private static final class Han {
    static final String SIMPLIFIED = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下之之其曰者";
    static final String TRADITIONAL = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下之其曰者";

    private Han() {}
  }

  /// No letters: they are the same in most sets, or stand in any text.
  private static final String NEUTRAL = "\u00A0«»„“”‚‘’–—…・。、，．！？「」『』（）　：；·\u00AD\u200C\u200D";

  /// A set has to give so many of the characters, or the text is something else.
  private static final double ENOUGH = 0.6;

  /// The commonest characters alone are about a quarter of a text that has thousands.
  private static final int RARE = 4;

  private static final int ROW = 4;

  private final String languages;
  private final String charsets;
  private final String letters;

  Alphabet(String languages, String charsets, String letters) {
    this.languages = languages;
    this.charsets = charsets;
    this.letters = letters;
  }

  /// How a language is written; `tag` as it stands in the book.
  static Optional<Alphabet> of(String tag) {
    var folded = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    var language = folded.replaceFirst("-.*", "");
    return Arrays.stream(values())
        .filter(one -> one.languages().contains(folded))
        .findFirst()
        .or(() -> Arrays.stream(values()).filter(one -> one.isOf(folded, language)).findFirst());
  }

  private boolean isOf(String tag, String language) {
    return languages().stream().anyMatch(one -> tag.startsWith(one + "-") || one.equals(language));
  }

  private List<String> languages() {
    return List.of(languages.split(" ", -1));
  }

  List<Charset> charsets() {
    return Arrays.stream(charsets.split(" ", -1)).map(Charset::forName).toList();
  }

  boolean isEnough(double share) {
    return share >= ENOUGH;
  }

  /// Which part of the text beyond ASCII is written with the characters of the language: 1 for all
  /// of it.
  double share(String text) {
    var own = 0;
    var other = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < 0x80 || NEUTRAL.indexOf(c) >= 0) {
        continue;
      }
      if (letters.indexOf(Character.toLowerCase(c)) < 0
          || (isLatin() ? isInRow(text, i) : !isManifold() && touchesLatin(text, i))) {
        other++;
      } else if (!Character.isUpperCase(c)) {
        own++;
      } else if (startsWord(text, i)) {
        // Sets that differ in case alone give words of small letters with a large one inside.
        own++;
      } else {
        other++;
      }
    }
    var share = own + other == 0 ? 0 : own / (double) (own + other);
    return isManifold() ? Math.min(1, RARE * share) : share;
  }

  /// Letters with marks stand among plain ones: four in a row are none.
  private static boolean isInRow(String text, int at) {
    var start = at;
    while (start > 0 && at - start < ROW && text.charAt(start - 1) >= 0xC0) {
      start--;
    }
    var end = at;
    while (end < text.length() && end - start < ROW && text.charAt(end) >= 0xC0) {
      end++;
    }
    return end - start >= ROW;
  }

  /// No word of another script has a letter of ASCII beside its own: Capнtulo is Capítulo.
  private static boolean touchesLatin(String text, int at) {
    var script = Character.UnicodeScript.of(text.charAt(at));
    return script != Character.UnicodeScript.LATIN
        && script != Character.UnicodeScript.INHERITED
        && hasLatinBeside(text, at);
  }

  private static boolean hasLatinBeside(String text, int at) {
    return (at > 0 && isAsciiLetter(text.charAt(at - 1)))
        || (at + 1 < text.length() && isAsciiLetter(text.charAt(at + 1)));
  }

  private static boolean isAsciiLetter(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  boolean isLatin() {
    return letters.charAt(0) < 0x370 && this != VIETNAMESE;
  }

  private static boolean startsWord(String text, int at) {
    return at == 0
        || !Character.isLetter(text.charAt(at - 1))
        || Character.isUpperCase(text.charAt(at - 1));
  }

  private boolean isManifold() {
    return this == KOREAN || this == JAPANESE || this == TRADITIONAL || this == SIMPLIFIED;
  }
}
