package org.intelligentreader.book.source.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// What a book calls a chapter, or itself: text as people read it.
public final class Labels {
  /// Tools that escape twice leave these in a label.
  private static final Pattern REFERENCE = Pattern.compile("&(#\\d+|#x[0-9a-fA-F]+|[A-Za-z]+);");

  private static final Pattern TAG =
      Pattern.compile(
          "</?(i|b|em|strong|span|sup|sub|u|s|small|big|font|cite|a|br|p|ruby|rb)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  /// Where a word may be divided, and other characters that nobody sees.
  private static final Pattern UNSEEN = Pattern.compile("[\u00AD\u200B\u2060\uFEFF]");

  /// Names that converters write where a book has none.
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "unknown",
          "untitled",
          "untitled document",
          "no title",
          "[no title]",
          "(no title)",
          "[unknown]",
          "new document",
          "null",
          "undefined",
          "sans titre",
          "ohne titel",
          "sin título",
          "senza titolo",
          "без названия",
          "タイトルなし",
          "無標題文件",
          "无标题文档",
          "未命名",
          "제목 없음",
          "無題",
          "无题",
          "無標題",
          "无标题",
          "未知");

  private static final Set<String> GENERIC =
      Set.of(
          "start",
          "begin",
          "begin reading",
          "beginning",
          "text",
          "main",
          "main text",
          "body",
          "content",
          "book",
          "anfang",
          "début",
          "inicio",
          "本文",
          "正文",
          "開始",
          "开始");

  /// Names of files, without or with their endings, and of what made them.
  private static final Pattern FILE =
      Pattern.compile(
          "(?i)[\\w-]+\\.x?html?|(?:index|part|text|section|chapter|content|page|file|body|bodymatter)?"
              + "_?-?(?:split)?_?-?0\\d{2,5}|.*_split_\\d{3}|microsoft word - .*|.*\\.(?:docx?|indd|odt)");

  private static final int MOST_ESCAPES = 3;

  private Labels() {}

  /// The text of an element without ruby; pictures count by their `alt`. Where nothing is written,
  /// what `title` or `aria-label` says.
  public static String of(Element element) {
    var text = plain(Markup.squeezed(LabelText.of(element)));
    return text.isEmpty() ? plain(described(element).orElse("")) : text;
  }

  private static Optional<String> described(Element element) {
    return element.stream()
        .flatMap(e ->
            Stream.of("title", "aria-label").flatMap(name -> Markup.attribute(e, name).stream()))
        .findFirst();
  }

  /// A label without markup that was escaped into it.
  public static String plain(String label) {
    var text = label;
    for (var i = 0; i < MOST_ESCAPES && REFERENCE.matcher(text).find(); i++) {
      text = Parser.unescapeEntities(text, false);
    }
    return UNSEEN
        .matcher(TAG.matcher(text).replaceAll(""))
        .replaceAll("")
        .strip()
        .replaceAll("\\s+", " ");
  }

  /// True for the name that programs give to the only place of a list of contents.
  public static boolean isGeneric(String label) {
    return GENERIC.contains(label.strip().toLowerCase(Locale.ROOT));
  }

  /// True for a name that says only that there is none.
  public static boolean isPlaceholder(String label) {
    var name = label.replace('\u00A0', ' ').strip();
    return name.codePoints().noneMatch(Labels::says)
        || PLACEHOLDERS.contains(name.toLowerCase(Locale.ROOT))
        || FILE.matcher(name).matches();
  }

  /// A letter, a digit, or a symbol that may well be a title: stars and the like.
  private static boolean says(int c) {
    return Character.isLetterOrDigit(c) || (c > 0x7F && !Character.isSpaceChar(c));
  }
}
