package org.intelligentreader.book.language.choice;

import java.util.List;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.InlinePicture;
import org.intelligentreader.book.model.Mark;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;

/// Some paragraphs of a chapter as a chapter, and the way back.
record ChapterPart(Chapter whole, Span span) {
  Chapter chapter() {
    var structure = whole.structure();
    return new Chapter(
        whole.heading(),
        new CanonicalText(span.of(whole.text().value())),
        new Structure(
            List.of(),
            structure.marks().stream()
                .filter(mark -> holds(mark.span()))
                .map(mark -> new Mark(mark.kind(), forth(mark.span()), mark.target()))
                .toList(),
            structure.ruby().stream()
                .filter(ruby -> holds(ruby.span()))
                .map(ruby -> new Ruby(forth(ruby.span()), ruby.text(), ruby.kind()))
                .toList(),
            List.of(),
            List.of(),
            structure.pictures().stream()
                .filter(picture -> holds(picture.span()))
                .map(picture -> new InlinePicture(forth(picture.span()), picture.picture()))
                .toList()),
        "");
  }

  private boolean holds(Span other) {
    return other.start() >= span.start() && other.end() <= span.end();
  }

  private Span forth(Span there) {
    return new Span(there.start() - span.start(), there.end() - span.start());
  }

  Span back(Span here) {
    return new Span(here.start() + span.start(), here.end() + span.start());
  }

  Token back(Token token) {
    return new Token(
        back(token.span()),
        token.surface(),
        token.lexeme(),
        token.reading().map(this::back),
        token.inflection(),
        token.parts().stream().map(this::back).toList());
  }

  private Reading back(Reading reading) {
    return new Reading(
        reading.katakana(),
        reading.source(),
        reading.furigana().stream()
            .map(one -> new Reading.Furigana(back(one.span()), one.hiragana()))
            .toList());
  }
}
