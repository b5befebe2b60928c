package org.intelligentreader.book.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// Cuts text into sentences: at the end of a paragraph, and after 。！？.!? outside quotation marks
/// and brackets.
public final class Sentences {
  private static final String ENDS = "。！？｡!?…‥.";

  /// 行こう！と言った goes on after the mark.
  private static final Pattern QUOTED = Pattern.compile("と([言云思聞訊問尋叫呼答考感書]|い[うわいっ])");

  private Sentences() {}

  /// Sentences in ascending order; every character that is not white space lies in one.
  public static List<Span> of(String text) {
    var sentences = new ArrayList<Span>();
    var start = 0;
    while (start < text.length()) {
      Interruption.check();
      var paragraphEnd = text.indexOf('\n', start);
      var end = paragraphEnd < 0 ? text.length() : paragraphEnd;
      paragraph(text, start, end, sentences);
      start = end + 1;
    }
    return sentences;
  }

  /// The sentences for an analyser whose effort and memory grow with what it gets at once: those
  /// longer than `longest` are cut, at a space if they have one and never inside a character.
  public static List<Span> pieces(String text, List<Span> sentences, int longest) {
    var pieces = new ArrayList<Span>();
    for (var sentence : sentences) {
      for (var at = sentence.start(); at < sentence.end(); ) {
        var end = cut(text, at, sentence.end(), longest);
        pieces.add(new Span(at, end));
        at = end;
      }
    }
    return pieces;
  }

  private static int cut(String text, int from, int to, int longest) {
    if (to - from <= longest) {
      return to;
    }
    var end = from + longest;
    var space = text.lastIndexOf(' ', end);
    if (space > from + longest / 2) {
      return space;
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static void paragraph(String text, int from, int to, List<Span> sentences) {
    var inside = Quotes.inside(text, from, to);
    var start = from;
    for (var i = from; i < to; i++) {
      Interruption.check(i);
      if (!inside.get(i) && endsAt(text, i, to)) {
        add(text, start, i + 1, sentences);
        start = i + 1;
      }
    }
    add(text, start, to, sentences);
  }

  /// True when a sentence ends with the character at `i`: the last of its end marks and closing
  /// marks.
  private static boolean endsAt(String text, int i, int to) {
    var next = i + 1 < to ? text.charAt(i + 1) : ' ';
    if (ENDS.indexOf(next) >= 0 || Quotes.CLOSING.indexOf(next) >= 0) {
      return false;
    }
    if (isSpeech(text, i) && Quotes.opens(next)) {
      return true;
    }
    var last = i;
    while (last > 0
        && Quotes.CLOSING.indexOf(text.charAt(last)) >= 0
        && "”’)]}".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    var end = text.charAt(last);
    return switch (end) {
      case '。', '！', '？', '｡' -> !QUOTED.matcher(text).region(i + 1, to).lookingAt();
      case '!', '?', '.', '…', '‥' ->
          Character.isWhitespace(next)
              && isLongEnough(text, last)
              && (text.charAt(i) == '.' || !goesOn(text, i + 1, to));
      default -> false;
    };
  }

  /// A word in lower case goes on with the sentence: “Why?” she asked.
  private static boolean goesOn(String text, int from, int to) {
    var at = from;
    while (at < to && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < to && Character.isLowerCase(text.codePointAt(at));
  }

  /// 「おはよう。」 before another quotation is a sentence by itself.
  private static boolean isSpeech(String text, int i) {
    return i > 0 && "」』”".indexOf(text.charAt(i)) >= 0 && ENDS.indexOf(text.charAt(i - 1)) >= 0;
  }

  /// A single letter before a full stop is an initial, no sentence.
  private static boolean isLongEnough(String text, int end) {
    return text.charAt(end) != '.'
        || end < 2
        || Character.isLetterOrDigit(text.charAt(end - 2))
        || !Character.isLetter(text.charAt(end - 1));
  }

  private static void add(String text, int from, int to, List<Span> sentences) {
    if (!text.substring(from, to).isBlank()) {
      sentences.add(new Span(from, to));
    }
  }
}
