package org.intelligentreader.book.source.format.plain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lines that name a chapter, as languages write them: a word for the part and a number (第一章,
/// Chapter 1, Глава первая, Erstes Kapitel), or a name that such parts have (Prologue, あとがき).
final class Headings {
  /// `rank` is 1 for a volume or part, 2 for a chapter, 3 for what stands inside one. `isBare` when
  /// the line has the number and no name.
  record Heading(int rank, boolean isBare) {}

  private static final int LONGEST = 80;
  private static final int LONGEST_WITH_WORD = 60;
  private static final int SHORT = 8;

  private static final String EAST_NUMBER = "[0-9０-９一二三四五六七八九十百千零〇○两兩壱弐参上中下初終终]{1,9}";
  private static final String NAME = "(?<name>[\\s\u3000:：、．.・—－-]*\\S.{0,40})?";

  private static final Pattern EAST =
      Pattern.compile(
          "(?:正文[\\s\u3000]*)?第[\\s\u3000]*"
              + EAST_NUMBER
              + "[\\s\u3000]*(?:(?<part>[卷巻部編编篇集册冊季])|(?<chapter>[章回話话囘囬幕])|(?<section>[節节場场夜]))"
              + "(?<name>(?:[\\s\u3000:：、．.・—－-]+|(?=[「『（(【《〈])|(?<=[章回節节話话])(?=[^はがをにもでとのへや的是和在了有])).{0,40})?");

  /// A volume in the line of its chapter: 卷二 第八章.
  private static final Pattern VOLUME_BEFORE =
      Pattern.compile(
          "^(?:正文[\\s\u3000]*)?(?:第"
              + EAST_NUMBER
              + "[卷巻部集册冊]|[卷巻]"
              + EAST_NUMBER
              + ")[\\s\u3000:：·]*(?=第"
              + EAST_NUMBER
              + "[章回話话囘囬])");

  private static final Pattern EAST_PREFIX =
      Pattern.compile("(?<part>[卷巻])" + EAST_NUMBER + "(?:[\\s\u3000:：].{0,40})?");

  private static final Pattern KOREAN =
      Pattern.compile(
          "(?:제\\s*)?\\d{1,3}\\s*(?:(?<part>부|권|편)|(?<chapter>장|화|회)|(?<section>절))"
              + NAME
              + "|제\\s*[일이삼사오육칠팔구십]{1,3}\\s*(?:부|권|편|장)(?:\\s.{0,40})?");

  private static final String PART_WORDS =
      "part|book|volume|vol\\.|teil|buch|band|partie|livre|tome|parte|libro|livro|tomo|volumen"
          + "|часть|книга|том|частина|część|księga|tom|deel|boek|del|bok|osa|díl|kniha|partea"
          + "|cartea|kısım|cilt|rész|μέρος|μερος|βιβλίο|βιβλιο|الجزء|الكتاب|חלק|ספר|ภาค|เล่ม|phần|quyển|tập|bagian|buku";
  private static final String CHAPTER_WORDS =
      "chapter|chap\\.|letter|stave|canto|kapitel|chapitre|chant|capítulo|capitulo|capitolo|capitol"
          + "|capitolul|глава|розділ|rozdział|hoofdstuk|kapittel|kapitola|luku|fejezet|bölüm|κεφάλαιο|κεφαλαιο"
          + "|الفصل|الباب|פרק|บทที่|ตอนที่|chương|hồi|bab|peatükk|skyrius|nodaļa|poglavlje|поглавље"
          + "|act|akt|acte|acto|atto|действие|дія";
  private static final String SECTION_WORDS =
      "section|scene|abschnitt|szene|scène|escena|scena|сцена|явление";

  private static final String WORD =
      "(?:(?<part>%s)|(?<chapter>%s)|(?<section>%s))"
          .formatted(PART_WORDS, CHAPTER_WORDS, SECTION_WORDS);

  private static final String NUMBER =
      "(?:[0-9]{1,4}|[ivxlcdm]{1,8}|[٠-٩]{1,4}|[۰-۹]{1,4}|[๐-๙]{1,4}|\\p{IsGreek}{1,3}['’ʹ΄´]|the\\s+\\p{L}{3,12}|\\p{L}{2,14}(?:[\\s-]\\p{L}{3,9})?)";

  /// The word, then its number; a name follows behind a sign or on the next line.
  private static final Pattern WEST =
      Pattern.compile(
          WORD + "\\s*(?<number>" + NUMBER + ")\\s*(?:[.:)\\]—–-]+|$)(?<name>.{0,60})?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// The number as a figure, then at once the name.
  private static final Pattern WEST_FIGURE =
      Pattern.compile(
          WORD
              + "\\s*(?:[0-9]{1,4}|[IVXLCDM]{1,8}|[๐-๙]{1,4})\\s+(?<name>\\p{Lu}.{0,50}|[^\\p{L}].{0,50}|\\p{Lo}.{0,50})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// An ordinal before the word: Erstes Kapitel, Première partie, 1. fejezet.
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?:[0-9]{1,3}\\.|[0-9]{1,3}(?:st|nd|rd|th|e|er|ère|ème)|(?:the\\s)?"
              + "\\p{L}{3,18}(?:st|nd|rd|th|tes|tе|te|er|ière|ième|ième|ère|unda?|imo|ima|ero|era|ndo|nda|"
              + "rzo|rto|nto|sto|imo|avo|ono|вая|рая|тья|тая|мая|дьмая|ятая|рвая|ший|вый|esde|ste|de|ta|tä))"
              + "\\s+(?:(?<part>"
              + PART_WORDS
              + ")|(?<chapter>"
              + CHAPTER_WORDS
              + "))(?:[.:—–-]?\\s*(?<name>.{0,50}))?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:prologue|epilogue|preface|foreword|introduction|afterword|postscript|appendix|interlude|conclusion"
              + "|prolog|epilog|vorwort|nachwort|einleitung|anhang|prologo|epilogo|prefazione|introduzione"
              + "|prólogo|epílogo|prefacio|prefácio|introducción|introdução|avant-propos|préface|postface"
              + "|épilogue|пролог|эпилог|предисловие|введение|послесловие|від автора|передмова|przedmowa"
              + "|wstęp|voorwoord|nawoord|förord|forord|esipuhe|önsöz|lời nói đầu"
              + "|プロローグ|エピローグ|序章|終章|序|序文|序言|前言|はじめに|まえがき|おわりに|あとがき|後書き|解説|附録|付録"
              + "|楔子|引子|序幕|尾声|尾聲|后记|後記|跋|番外[^。]{0,20}|終わりに"
              + "|프롤로그|에필로그|머리말|서문|후기|작가의 말|บทนำ|คำนำ|المقدمة|مقدمة|הקדמה|מבוא)"
              + "(?:\\s*[:：．.—–-]\\s*(?<name>.{1,50}))?\\.?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// Parts that web novels put between their chapters, with or without a name.
  private static final Pattern NAMED_EAST =
      Pattern.compile(
          "(?:プロローグ|エピローグ|序章|終章|閑話|間話|間章|幕間|外伝|おまけ|閒話|间章|外传|外傳|楔子|尾声|尾聲)"
              + "(?:[\\s\u3000]*[0-9０-９一二三四五六七八九十]{1,3})?"
              + "(?:[\\s\u3000:：・―—－-]+(?<name>[^。！？]{1,40}))?");

  /// A number with a name behind it, where nothing else names the chapters: I. The Fox; 1、起风.
  private static final Pattern NUMBER_AND_NAME =
      Pattern.compile(
          "(?<number>[0-9０-９]{1,3}|[ivxlcIVXLC]{1,8}|[一二三四五六七八九十百〇]{1,5})"
              + "[.．、:：)）][\\s\u3000]*(?=.*\\p{L})[^\\s\u3000].{0,58}[^,;、。！？!?…，；]");

  private static final List<Pattern> NUMBERED =
      List.of(EAST, EAST_PREFIX, KOREAN, WEST, WEST_FIGURE, ORDINAL);

  private static final Pattern SENTENCE = Pattern.compile(".*[,;、，；]|.*\\p{Ll}\\.|.*[。！？]");

  private Headings() {}

  /// What a line names; `alone` where blank lines are around it.
  static Optional<Heading> of(String line, boolean alone) {
    var text = line.strip().replaceAll("^[#＊*【\\[〔=\\s\u3000]+|[】\\]〕=*＊\\s\u3000]+$", "");
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    var chapter = VOLUME_BEFORE.matcher(text).replaceFirst("");
    for (var pattern : NUMBERED) {
      var found = pattern.matcher(chapter);
      if (found.matches() && (alone || isSure(pattern, text))) {
        return Optional.of(
            new Heading(
                rank(pattern, found),
                !pattern.pattern().contains("(?<name>")
                    || found.group("name") == null
                    || found.group("name").isBlank()));
      }
    }
    var isNamed = NAMED.matcher(text).matches() || NAMED_EAST.matcher(text).matches();
    return isNamed && (alone || text.length() < SHORT)
        ? Optional.of(new Heading(2, false))
        : Optional.empty();
  }

  /// True for a line that can be a heading without blank lines around it.
  private static boolean isSure(Pattern pattern, String text) {
    return !SENTENCE.matcher(text).matches()
        && (pattern == EAST || pattern == KOREAN || text.length() <= LONGEST_WITH_WORD / 2);
  }

  private static int rank(Pattern pattern, java.util.regex.Matcher found) {
    if (found.group("part") != null) {
      return 1;
    }
    var hasSection = pattern.pattern().contains("(?<section>");
    return hasSection && found.group("section") != null ? 3 : 2;
  }

  /// The value of the number that a line begins with, when a name follows it, or 0.
  static int numberOfName(String line) {
    var found = NUMBER_AND_NAME.matcher(line.strip());
    return found.matches() ? number(found.group("number")) : 0;
  }

  /// The value of a line that is nothing but a number, or 0.
  static int number(String line) {
    var text = line.strip().replaceAll("^[（(\\[【§#*\\s]+|[.．、)）\\]】*\\s]+$", "");
    if (text.matches("[0-9０-９]{1,3}")) {
      return Integer.parseInt(text);
    }
    if (text.matches("(?i)[ivxlc]{1,8}")) {
      return Numerals.roman(text.toUpperCase(Locale.ROOT));
    }
    return text.matches("[一二三四五六七八九十百〇]{1,5}") ? Numerals.east(text) : 0;
  }
}
