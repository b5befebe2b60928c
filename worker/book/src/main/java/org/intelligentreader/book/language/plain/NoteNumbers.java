package org.intelligentreader.book.language.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Span;

/// Where numbers and signs of notes, and numbers of pages, stand in a text: behind a word, and no
/// part of it.
final class NoteNumbers {
  private static final String NUMBER = "\\p{Nd}{1,4}|[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴]|[*†‡§¶#※＊‖]{1,4}";
  private static final String BEFORE =
      "[\\[(（［〔【{<〈]?\\s*(?:(?i:訳注|原注|脚注|注釈|注|註|※|＊|\\*|note|fn|n)\\.?\\s*)?";
  private static final String BEHIND = "\\s*[\\])）］〕】}>〉.]?";
  private static final String MORE = "(?:\\s*[,;、，·–-]\\s*(?:" + NUMBER + "))*";

  /// Numbers and signs, which no word has as its part.
  private static final Pattern SIGNS =
      Pattern.compile(BEFORE + "(?:" + NUMBER + ")" + MORE + BEHIND);

  private static final Pattern BRACKETS =
      Pattern.compile(
          "[\\[(（［〔【{<〈]\\s*(?:(?:訳注|原注|注|註|※)?\\s*(?:"
              + NUMBER
              + ")"
              + MORE
              + "|[a-z]|[ivxlc]{1,6}|[一二三四五六七八九十百〇]{1,4})\\s*[\\])）］〕】}>〉]"
              + "|[*†‡§¶※＊‖]{1,4}|[①-⑳]|(?:訳注|原注|注|註|※)\\s*\\p{Nd}{1,4}");

  /// What only a link to a note may be called besides.
  private static final Pattern LETTERS =
      Pattern.compile(
          BEFORE + "(?:\\p{Alpha}|[ivxlc]{1,6}|[IVXLC]{1,6}|[一二三四五六七八九十百〇]{1,4}|注|註)" + BEHIND);

  private static final Pattern RAISED_DIGITS = Pattern.compile("[¹²³⁰⁴-⁹]+(?:[⁻,·][¹²³⁰⁴-⁹]+)*");

  private static final String OPEN = "[［〔";
  private static final String CLOSE = "]］〕";
  private static final int LONGEST = 24;

  private NoteNumbers() {}

  /// In ascending order, apart, so that every paragraph keeps text that neither begins nor ends
  /// with white space.
  static List<Edit> cuts(Chapter chapter) {
    var text = chapter.text().value();
    var spans = new ArrayList<Span>();
    var marks = chapter.structure().marks();
    var above = raised(marks);
    for (var mark : marks) {
      if (mark.span().length() > 0
          && mark.span().length() <= LONGEST
          && (isNumber(mark, text) || isRaisedLetter(mark, above, text))) {
        spans.add(bracketed(mark.span(), text));
      }
    }
    var raised = RAISED_DIGITS.matcher(text);
    while (raised.find()) {
      spans.add(new Span(raised.start(), raised.end()));
    }
    return joined(spans, text).stream()
        .map(span -> fitted(span, text))
        .filter(span -> span.length() > 0)
        .map(span -> new Edit(span, divides(span, text) ? " " : ""))
        .toList();
  }

  /// True before a digit, and between a stop and a letter or a small and a capital letter, which
  /// would grow together: God⁵And.
  private static boolean divides(Span span, String text) {
    if (span.start() == 0 || span.end() == text.length()) {
      return false;
    }
    var before = text.codePointBefore(span.start());
    var behind = text.codePointAt(span.end());
    return !isEastAsian(before)
        && !Character.isWhitespace(before)
        && (Character.isDigit(behind)
            || (Character.isLetter(behind)
                && (".,;:!?…".indexOf(before) >= 0
                    || (Character.isLowerCase(before) && Character.isUpperCase(behind)))));
  }

  private static Set<Span> raised(List<Mark> marks) {
    return marks.stream()
        .filter(mark -> mark.kind() == Mark.Kind.SUPERSCRIPT)
        .map(Mark::span)
        .collect(Collectors.toSet());
  }

  /// A raised letter that is a link inside the book: the mark of a note.
  private static boolean isRaisedLetter(Mark mark, Set<Span> raised, String text) {
    return mark.kind() == Mark.Kind.LINK
        && mark.target().filter(target -> !target.contains("://")).isPresent()
        && raised.contains(mark.span())
        && LETTERS.matcher(mark.span().of(text).strip()).matches();
  }

  private static boolean isNumber(Mark mark, String text) {
    var said = mark.span().of(text).strip();
    return switch (mark.kind()) {
      case PAGE_NUMBER -> true;
      case NOTE_REFERENCE -> SIGNS.matcher(said).matches() || LETTERS.matcher(said).matches();
      case SUPERSCRIPT -> SIGNS.matcher(said).matches();
      case LINK ->
          mark.target().filter(target -> !target.contains("://")).isPresent()
              && (BRACKETS.matcher(said).matches()
                  || (SIGNS.matcher(said).matches()
                      && (isGlued(mark.span(), text) || isBracketed(mark.span(), text))));
      case EMPHASIS, STRONG, SUBSCRIPT, CODE -> false;
    };
  }

  /// 第3章 is no word with the number of a note.
  private static boolean isGlued(Span span, String text) {
    if (span.start() == 0) {
      return false;
    }
    var before = text.codePointBefore(span.start());
    var behind = span.end() < text.length() ? text.codePointAt(span.end()) : ' ';
    var isPart = before == '第' || Character.isDigit(before) || Character.isDigit(behind);
    var word = Character.isLetter(before) && Character.isLetter(behind) && !isEastAsian(before);
    return !isPart && !word && !Character.isWhitespace(before) && isEndOfText(before);
  }

  private static boolean isEndOfText(int c) {
    return Character.isLetter(c) || ".,;:!?…。、！？」』）”’\"')]»".indexOf(c) >= 0;
  }

  private static boolean isEastAsian(int c) {
    return c >= 0x2E80;
  }

  private static boolean isBracketed(Span span, String text) {
    var start = span.start() - 1;
    return start >= 0
        && span.end() < text.length()
        && OPEN.indexOf(text.charAt(start)) >= 0
        && OPEN.indexOf(text.charAt(start)) == CLOSE.indexOf(text.charAt(span.end()));
  }

  /// With the brackets that stand around the link.
  private static Span bracketed(Span span, String text) {
    return isBracketed(span, text) ? new Span(span.start() - 1, span.end() + 1) : span;
  }

  /// Those with nothing but white space or commas between them as one.
  private static List<Span> joined(List<Span> spans, String text) {
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    var joined = new ArrayList<Span>(spans.size());
    for (var span : spans) {
      var last = joined.isEmpty() ? new Span(0, 0) : joined.getLast();
      if (!joined.isEmpty() && isTogether(last.end(), span.start(), text)) {
        joined.set(joined.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private static boolean isTogether(int end, int start, String text) {
    for (var i = end; i < start; i++) {
      if (" ,、\u00A0".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /// With the white space that it leaves behind; empty when it is all of its paragraph.
  private static Span fitted(Span span, String text) {
    var start = span.start();
    var end = span.end();
    var first = start == 0 || text.charAt(start - 1) == '\n';
    var last = end == text.length() || text.charAt(end) == '\n';
    if (first && last) {
      return new Span(start, start);
    }
    while (end < text.length() && (first || isSpace(text, start - 1)) && isSpace(text, end)) {
      end++;
    }
    while (last && isSpace(text, start - 1)) {
      start--;
    }
    return new Span(start, end);
  }

  private static boolean isSpace(String text, int at) {
    var c = text.charAt(at);
    return c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
