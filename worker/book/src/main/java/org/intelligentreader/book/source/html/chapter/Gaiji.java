package org.intelligentreader.book.source.html.chapter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.LineText;
import org.intelligentreader.book.text.CodePoints;
import org.jsoup.nodes.Element;

/// Pictures of characters: such as fonts did not have, initials, letters inside a word. They stand
/// for text.
public final class Gaiji {
  /// What a picture stands beside: the line so far, and what comes next in it.
  public record Neighbours(Paragraph before, LineText.Next after) {
    boolean touchLetters() {
      return before.endsWithLetter() || after.isTouchingLetter();
    }

    boolean exist() {
      return !before.atLineStart() || after.exists();
    }
  }

  private static final int LONGEST = 2;
  private static final int LONGEST_MARKED = 4;

  /// Greek and all behind it: letters of formulas, foreign scripts, symbols.
  private static final int FIRST_SYMBOL = 0x370;

  private static final Pattern CODE =
      Pattern.compile("(?<!\\d)(?<!\\d-)([12])-(\\d{1,2})-(\\d{1,2})(?![\\d-])");
  private static final Pattern CODE_IN_WORDS =
      Pattern.compile("水準\\s*" + CODE.pattern() + "|JIS\\s?X\\s?0213[^\\d]*" + CODE.pattern());
  private static final Pattern UNICODE = Pattern.compile("(?:U\\+|&#x)([0-9A-Fa-f]{4,6})");
  private static final Pattern UNICODE_FILE =
      Pattern.compile("(?:.*[_-])?(?:u\\+?|uni-?|0x)([0-9a-f]{4,6})");

  /// A description with the character in brackets, behind a word, or before its explanation.
  private static final Pattern SAID =
      Pattern.compile(
          "(?:(?:外字|字形|gaiji)\\s*[:：]?\\s*)?[「『\\[［【]?(?<character>\\p{IsHan}|[ぁ-ゖァ-ヺ])"
              + "[」』\\]］】]?(?:\\s*[(（][^()（）]*[)）])?");

  /// Words for a picture of a character that do not say which.
  private static final Set<String> UNSAID = Set.of("外字", "gaiji", "字", "文字", "画像", "異体字");

  private static final Pattern DESCRIPTION = Pattern.compile("[※「」［］\\[\\]＋+、/／=＝]|[A-Za-z]{3,}");

  /// An alternative text that says of which letter it is the picture.
  private static final Pattern INITIAL =
      Pattern.compile(
          "(?i:(?:the|an?|illuminated|decorated|decorative|ornate|ornamental|illustrated|historiated"
              + "|large|big|drop|dropped|initial|capital|cap|letter|dropcap)[ -]*)*"
              + "[:\\[(]?\\s*(?:[“‘\"'](?<quoted>\\p{Lu})[”’\"']|(?<letter>[“‘\"']?\\p{Lu}))[.\\])]?(?:\\s*[(\\[][^()]*[)\\]])?");

  private static final Pattern OF_CHARACTERS = Pattern.compile("(?i).*(gaiji|kanji-?img).*");
  private static final Set<String> MARKS = Set.of("a", "sup");
  private static final int FEW = 4;

  private Gaiji() {}

  /// The text that the picture stands for; empty for one that shows something.
  public static Optional<String> text(
      Element image, String alt, String reference, Neighbours neighbours) {
    if (isMark(image)) {
      return Optional.empty();
    }
    var named = isNamed(image, reference);
    var code = byCode(alt, named ? fileName(reference) : "");
    if (code.isPresent()) {
      return code;
    }
    if (alt.isEmpty()) {
      return Optional.empty();
    }
    var said = SAID.matcher(alt);
    if (named && said.matches()) {
      return Optional.of(said.group("character"));
    }
    if (named && isCharacters(alt)) {
      return Optional.of(alt);
    }
    return isShort(alt) && neighbours.exist() ? Optional.of(alt) : letter(alt, neighbours);
  }

  /// True for the only thing in a link or a raised place: the sign of a note.
  static boolean isMark(Element image) {
    return image.parents().stream()
        .takeWhile(parent -> !ElementKind.isBlock(parent))
        .anyMatch(parent ->
            MARKS.contains(ElementKind.name(parent))
                && parent.childNodeSize() <= FEW
                && !parent.hasText());
  }

  /// Books name such pictures by class or folder.
  static boolean isNamed(Element image, String reference) {
    return OF_CHARACTERS.matcher(image.className()).matches()
        || reference.toLowerCase(Locale.ROOT).matches(".*gaiji[/_-].*");
  }

  /// The character that a description or the name of a file gives by its number.
  static Optional<String> byCode(String alt, String file) {
    var plain = Normalizer.normalize(alt, Normalizer.Form.NFKC).replaceAll("[‐‑–—−ー]", "-");
    var words = CODE_IN_WORDS.matcher(plain);
    if (words.find()) {
      return words.group(1) == null ? character(words, 4) : character(words, 1);
    }
    var unicode = UNICODE.matcher(plain);
    if (unicode.find()) {
      return character(unicode.group(1));
    }
    var whole = CODE.matcher(plain);
    return whole.matches() ? character(whole, 1) : byFile(file);
  }

  private static Optional<String> byFile(String file) {
    var code = CODE.matcher(file);
    if (code.find()) {
      return character(code, 1);
    }
    var unicode = UNICODE_FILE.matcher(file);
    return unicode.matches() ? character(unicode.group(1)) : Optional.empty();
  }

  private static Optional<String> character(Matcher code, int group) {
    return JisCharacters.at(
        Integer.parseInt(code.group(group)),
        Integer.parseInt(code.group(group + 1)),
        Integer.parseInt(code.group(group + 2)));
  }

  private static Optional<String> character(String hexadecimal) {
    var c = Integer.parseInt(hexadecimal, 16);
    return Character.isLetterOrDigit(c) && Character.isValidCodePoint(c)
        ? Optional.of(Character.toString(c))
        : Optional.empty();
  }

  /// Without its folder and its ending.
  private static String fileName(String reference) {
    var name = reference.substring(reference.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static boolean isCharacters(String alt) {
    return alt.codePointCount(0, alt.length()) <= LONGEST_MARKED
        && !UNSAID.contains(alt)
        && !DESCRIPTION.matcher(alt).find();
  }

  /// One or two characters that are no letters of the alphabet.
  private static boolean isShort(String alt) {
    return alt.codePointCount(0, alt.length()) <= LONGEST
        && !UNSAID.contains(alt)
        && CodePoints.all(alt, c -> c > FIRST_SYMBOL);
  }

  /// A letter or two beside letters, or an initial before a word.
  private static Optional<String> letter(String alt, Neighbours neighbours) {
    if (alt.codePointCount(0, alt.length()) <= LONGEST
        && CodePoints.all(alt, Character::isLetter)
        && neighbours.touchLetters()
        && !isRepeated(alt, neighbours)) {
      return Optional.of(alt);
    }
    var initial = INITIAL.matcher(alt);
    return initial.matches() && neighbours.before().isBlank() && neighbours.after().exists()
        ? Optional.of(initialLetter(initial)).filter(one -> !isRepeated(one, neighbours))
        : Optional.empty();
  }

  /// True for a description of an initial letter.
  public static boolean isInitial(String alt) {
    return INITIAL.matcher(alt.strip()).matches();
  }

  private static String initialLetter(Matcher initial) {
    return initial.group("quoted") == null ? initial.group("letter") : initial.group("quoted");
  }

  /// The text behind an initial may have the same letter again, hidden behind the picture.
  private static boolean isRepeated(String alt, Neighbours neighbours) {
    return neighbours.before().isBlank()
        && Character.isUpperCase(alt.codePointBefore(alt.length()))
        && neighbours.after().character() == alt.codePointBefore(alt.length());
  }
}
