package org.intelligentreader.book.source.html.element;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What stands where a note is called and where it begins: a number, a sign, a letter or a word for
/// "note", in brackets or not.
public final class NoteLabel {
  /// So long is a mark at most, with its brackets.
  public static final int LONGEST = 12;

  private static final String WORD =
      "(?:(?:foot|end)?notes?|fn|n|nota|noot|anm|anmerkung|fu(?:ß|ss)note|прим|примечание|сноска"
          + "|[訳译譯原補补脚腳尾頭]?[注註][釈釋释]?|각주|주)";
  private static final String SIGN = "[*†‡§¶#※★☆]";
  private static final Pattern NUMBERED =
      Pattern.compile(
          WORD
              + "?(?:"
              + SIGN
              + "?[0-9]{1,4}[a-z]?|"
              + SIGN
              + "{1,4}|[一二三四五六七八九十百〇]{1,4})|[a-z][0-9]{0,3}|[α-ωа-яא-תا-ي]"
              + "|(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{1,3}|v|(?<=[xlc]))");
  private static final Pattern LEADING_WORD = Pattern.compile("^" + WORD + "(?=.)");
  private static final Pattern RETURN =
      Pattern.compile(
          "[↩↑⏎⤴⬆←^⇑⇧↵⤶↶«‹◎△▲\\uFE0E\\uFE0F\\s]+|(?:go )?back(?: to (?:the )?(?:text|top|reference))?"
              + "|return(?: to (?:the )?(?:text|reference))?|zurück(?: zum text)?"
              + "|retour(?: au texte)?|volver(?: al texto)?|voltar|indietro"
              + "|назад|(?:本文[にへ])?(?:戻る|もどる)|返回(?:正文)?|回正文|돌아가기");

  private static final Pattern RETURN_SIGN = Pattern.compile("[↩↑⏎⤴⬆←^⇑⇧↵⤶↶]");

  private static final Pattern LEADING_NUMBER =
      Pattern.compile(WORD + "?\\s*(\\d{1,4})(?:[.:)\\]\\s〕】、]|$)");

  private NoteLabel() {}

  /// True for what a reader takes for the mark of a note.
  public static boolean isMark(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    var core = core(text);
    return NUMBERED.matcher(core).matches() || core.matches(WORD);
  }

  /// True for a mark that is nothing but signs.
  public static boolean isSign(String text) {
    return core(text).matches(SIGN + "{1,4}");
  }

  public static boolean isInSquareBrackets(String text) {
    return text.strip().matches("[\\[［〔【].*[\\]］〕】]");
  }

  /// True for a sign or word that leads back to the text.
  public static boolean isReturn(String text) {
    var folded = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\[\\](){}（）［］〔〕]", "");
    return !folded.isEmpty() && RETURN.matcher(folded).matches();
  }

  /// True for a sign that leads back, whatever is next to it.
  public static boolean hasReturnSign(String text) {
    return RETURN_SIGN.matcher(text).find();
  }

  public static boolean isSame(String one, String other) {
    return number(one).equals(number(other));
  }

  /// True when both are numbered, and by different numbers.
  public static boolean contradict(String one, String other) {
    return hasDigit(one) && hasDigit(other) && !isSame(one, other);
  }

  public static boolean hasDigit(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
  }

  /// True when `head`, the start of a paragraph, begins with the mark `label`, and the mark ends
  /// there.
  public static boolean begins(String head, String label) {
    var start = opened(head);
    var bare = LEADING_WORD.matcher(start).replaceFirst("").replaceFirst("^[.:\\s]+", "");
    return startsWith(start, core(label)) || startsWith(bare, number(label));
  }

  private static boolean startsWith(String head, String mark) {
    if (mark.isEmpty() || !head.startsWith(mark)) {
      return false;
    }
    var rest = head.substring(mark.length());
    var last = mark.charAt(mark.length() - 1);
    return rest.isEmpty()
        || (Character.isDigit(last)
            ? !rest.matches("(?s)[.,:]?[0-9].*")
            : !Character.isLetterOrDigit(last) || !Character.isLetterOrDigit(rest.codePointAt(0)));
  }

  /// The number that a paragraph begins with, when a stop or bracket or blank is behind it.
  public static OptionalInt leadingNumber(String head) {
    var number = LEADING_NUMBER.matcher(opened(head));
    return number.lookingAt()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }

  /// True for a paragraph that holds nothing but a mark.
  public static boolean isAlone(String paragraph) {
    var core = core(paragraph.replaceAll("[↩↑⏎⤴⬆←^\\uFE0E\\uFE0F]", ""));
    return core.isEmpty() || NUMBERED.matcher(core).matches();
  }

  /// Without the word for "note", when something follows it.
  private static String number(String label) {
    return LEADING_WORD.matcher(core(label)).replaceFirst("");
  }

  private static String opened(String head) {
    return folded(head).replaceFirst("^[\\s\\[({<〔【〈《「『↩↑^]+", "");
  }

  private static String core(String text) {
    return folded(text).replaceAll("[\\s\\[\\](){}<>〔〕【】〈〉.:,、。]", "");
  }

  /// Digits of all scripts become ASCII, circled and raised ones too.
  private static String folded(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder();
    plain
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
