package org.intelligentreader.book.language.english;

import java.util.ArrayList;
import java.util.List;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.model.Span;

/// Cuts English into sentences: “Mr. Smith” does not end one. Every character that is not white
/// space lies in one.
final class EnglishSentences {
  // No prose has such a paragraph.
  private static final int LONGEST = 50_000;

  // The model looks back to the last space for every full stop.
  private static final int LONGEST_WITHOUT_SPACE = 2000;

  private final SentenceDetectorME detector;

  EnglishSentences(SentenceModel model) {
    this.detector = new SentenceDetectorME(model);
  }

  /// `plain` is the text in plain typography.
  List<Span> of(String plain) {
    var sentences = new ArrayList<Span>();
    var start = 0;
    while (start < plain.length()) {
      var newline = plain.indexOf('\n', start);
      var end = newline < 0 ? plain.length() : newline;
      paragraph(plain.substring(start, end), start, sentences);
      start = end + 1;
    }
    return SentenceJoins.of(plain, sentences);
  }

  private void paragraph(String paragraph, int offset, List<Span> sentences) {
    if (paragraph.isBlank()) {
      return;
    }
    Interruption.check();
    if (paragraph.length() > LONGEST || hasLongRun(paragraph)) {
      Sentences.of(paragraph).forEach(sentence -> sentences.add(sentence.shift(offset)));
      return;
    }
    var found = detector.sentPosDetect(paragraph);
    var start = 0;
    for (var i = 1; i <= found.length; i++) {
      var end = i == found.length ? paragraph.length() : found[i].getStart();
      add(paragraph, start, end, offset, sentences);
      start = end;
    }
    add(paragraph, start, paragraph.length(), offset, sentences);
  }

  private static boolean hasLongRun(String paragraph) {
    var start = 0;
    for (var i = 0; i < paragraph.length(); i++) {
      if (Character.isWhitespace(paragraph.charAt(i))) {
        start = i + 1;
      } else if (i - start >= LONGEST_WITHOUT_SPACE) {
        return true;
      }
    }
    return false;
  }

  private static void add(String text, int from, int to, int offset, List<Span> sentences) {
    var start = from;
    var end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      sentences.add(new Span(start + offset, end + offset));
    }
  }
}
