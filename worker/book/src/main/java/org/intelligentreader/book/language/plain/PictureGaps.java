package org.intelligentreader.book.language.plain;

import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Span;

/// Letters on both sides of a picture are not one word: 奴を…った (a picture at …).
final class PictureGaps {
  /// What Japanese print sets where it lacks a character.
  private static final String MISSING = "〓";

  private static final int FIRST_EAST_ASIAN = 0x2E80;

  private PictureGaps() {}

  static List<Edit> of(Chapter chapter) {
    if (chapter.structure().pictures().isEmpty()) {
      return List.of();
    }
    var text = chapter.text().value();
    var notes =
        chapter.structure().marks().stream()
            .filter(mark -> mark.kind() == Mark.Kind.NOTE_REFERENCE)
            .map(Mark::span)
            .collect(Collectors.toSet());
    return chapter.structure().pictures().stream()
        .map(InlinePicture::span)
        .filter(span -> span.length() == 0 && !notes.contains(span))
        .filter(span -> isBetweenLetters(text, span.start()))
        .map(span -> new Edit(span, gap(text, span)))
        .toList();
  }

  private static boolean isBetweenLetters(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLetter(text.codePointBefore(at))
        && Character.isLetter(text.codePointAt(at));
  }

  private static String gap(String text, Span span) {
    return text.codePointBefore(span.start()) >= FIRST_EAST_ASIAN ? MISSING : " ";
  }
}
