package org.intelligentreader.book.source.format;

import java.util.Optional;
import java.util.regex.Pattern;

/// What kind of text a file has, by its first characters.
enum TextKind {
  VTT,
  ASS,
  SRT,
  FICTION_BOOK,
  WEB_PAGE,
  SAVED_PAGE,
  FOREIGN,
  AOZORA,
  MARKDOWN,
  PLAIN;

  private static final int HEAD = 1 << 16;

  private static final Pattern SRT_START =
      Pattern.compile(
          "\\s*(?:\\d+\\s*\\R\\s*)?\\d{1,3}:\\d{2}:\\d{2}[,.]\\d{1,3}\\s*-->\\s*\\d{1,3}:\\d{2}:\\d{2}[,.]\\d{1,3}");

  /// No way back into a comment or a declaration: their borders would be tried in all combinations.
  private static final Pattern FB2_START =
      Pattern.compile(
          "\\s*(?:(?><!DOCTYPE[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>|<[?!][^>]*>)\\s*){0,20}+<(?:\\w+:)?FictionBook\\b");

  private static final Pattern HTML_START =
      Pattern.compile(
          "(?si)\\s*(?:<\\?xml[^>]*>\\s*|(?><!--.*?-->)\\s*){0,20}+(?:<!doctype\\s+html|<(?:html|head|body)\\b).*");
  private static final Pattern FRAGMENT_START =
      Pattern.compile(
          "(?si)\\s*(?:(?><!--.*?-->)\\s*){0,20}+<(?:div|p|h[1-6]|article|section|meta|title|table|ul|ol)\\b[^<>]*>.*</.*");

  /// Formats that are text to look at and are not read: PDF, Rich Text, PostScript.
  private static final Pattern FOREIGN_START = Pattern.compile("(?s)%PDF-.*|%!PS.*|\\{\\\\rtf.*");

  private static final Pattern SAVED_PAGE_START =
      Pattern.compile(
          "(?si)(?:From|MIME-Version|Date|Subject|Content-Type|Snapshot-Content-Location):[^\\n]{0,500}\\n?.{0,2000}?multipart/related.*");

  private static final Pattern NOTE = Pattern.compile("［＃[^］\\n]{1,200}］");

  /// Marks that plain text hardly has by chance.
  private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#{1,6}[ \\t]+\\S");

  private static final Pattern MARKDOWN_LINE =
      Pattern.compile(
          "(?m)^(?:```|~~~)|!?\\[[^\\]\\n]{1,200}\\]\\([^)\\s]{1,500}(?:\\s\"[^\"\\n]*\")?\\)|\\*\\*\\S[^*\\n]{0,200}\\*\\*|(?m)^(?:[-*+]|\\d{1,3}[.)])[ \\t]+\\S|(?m)^>[ \\t]\\S|^---\\R(?s:.{1,2000}?)\\R---\\R");
  private static final int MANY = 3;
  private static final int FEWEST_NOTES = 2;

  /// Empty for bytes that are no text.
  static Optional<TextKind> of(String text) {
    var head = text.length() <= HEAD ? text : text.substring(0, HEAD);
    if (isBinary(head)) {
      return Optional.empty();
    }
    return Optional.of(byStart(head).orElseGet(() -> byMarks(head)));
  }

  private static boolean isBinary(String head) {
    var odd =
        head.chars().filter(c -> c < ' ' && "\t\n\r\f\u000B\u001A\u001B\b".indexOf(c) < 0).count();
    return head.isBlank() || odd * 500 > head.length() || (odd > 0 && head.length() < 500);
  }

  private static Optional<TextKind> byStart(String head) {
    var start = head.stripLeading();
    if (start.startsWith("WEBVTT")) {
      return Optional.of(VTT);
    }
    if (FOREIGN_START.matcher(start).matches()) {
      return Optional.of(FOREIGN);
    }
    if (SAVED_PAGE_START.matcher(start).matches()) {
      return Optional.of(SAVED_PAGE);
    }
    if (start.regionMatches(true, 0, "[Script Info]", 0, 13)) {
      return Optional.of(ASS);
    }
    if (SRT_START.matcher(head).lookingAt()) {
      return Optional.of(SRT);
    }
    return markup(start);
  }

  private static Optional<TextKind> markup(String start) {
    if (FB2_START.matcher(start).lookingAt()) {
      return Optional.of(FICTION_BOOK);
    }
    if (HTML_START.matcher(start).matches() || FRAGMENT_START.matcher(start).matches()) {
      return Optional.of(WEB_PAGE);
    }
    return Optional.empty();
  }

  private static TextKind byMarks(String head) {
    var notes = NOTE.matcher(head).results().limit(FEWEST_NOTES).count();
    if (notes >= FEWEST_NOTES || head.contains("【テキスト中に現れる記号について】")) {
      return AOZORA;
    }
    var headings = MARKDOWN_HEADING.matcher(head).results().limit(MANY).count();
    var others = MARKDOWN_LINE.matcher(head).results().limit(MANY).count();
    return headings >= 2 || (headings >= 1 && others >= 1) || (others >= MANY && hasLink(head))
        ? MARKDOWN
        : PLAIN;
  }

  private static boolean hasLink(String head) {
    return head.contains("](") || head.contains("```");
  }
}
