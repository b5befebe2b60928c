package org.intelligentreader.book.language.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.model.Structure;

/// Lets a tokenizer see the plain text of a chapter and brings what it finds back to the text as it
/// stands. Most chapters are plain as they are.
public final class PlainTokenizer implements Tokenizer {
  private final Tokenizer words;
  private final Locale locale;
  private final Asides asides;
  private final DividedWords divided;
  private final List<Remark> remarks = new ArrayList<>();

  public PlainTokenizer(Tokenizer words, Locale locale, Asides asides, WordList list) {
    this.words = words;
    this.locale = locale;
    this.asides = asides;
    this.divided = new DividedWords(list, locale);
  }

  @Override
  public TokenizerId id() {
    return words.id();
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var readings = asides.in(chapter.text().value());
    var edits = new ArrayList<>(NoteNumbers.cuts(chapter));
    readings.forEach(aside -> edits.add(Edit.cut(aside.brackets())));
    edits.addAll(PictureGaps.of(chapter));
    edits.addAll(joined(chapter));
    edits.addAll(LookAlikes.of(chapter.text().value(), locale));
    if (edits.isEmpty()) {
      return words.analyse(chapter);
    }
    var text = EditedText.of(chapter.text().value(), edits);
    if (text.text().isBlank() || !isCanonical(text.text())) {
      return words.analyse(chapter);
    }
    return analyse(chapter, text, readings);
  }

  private List<Edit> joined(Chapter chapter) {
    var found = divided.of(chapter.text().value());
    if (!found.isEmpty()) {
      remarks.add(
          new Remark(
              Remark.Kind.WORDS_DIVIDED,
              chapter.heading().title(),
              found.size() + " words with a hyphen and a line end inside are read as whole ones"));
    }
    return found;
  }

  /// Where a paragraph loses all its text, its neighbours would grow together.
  private static boolean isCanonical(String text) {
    return CanonicalText.of(text).value().equals(text);
  }

  private Analysis analyse(Chapter chapter, EditedText text, List<Asides.Aside> asides) {
    var ruby = new ArrayList<Ruby>();
    Map<Span, Span> bases = new HashMap<>();
    for (var one : chapter.structure().ruby()) {
      var span = text.edited(one.span());
      if (span.length() > 0) {
        ruby.add(new Ruby(span, one.text(), one.kind()));
        bases.put(span, one.span());
      }
    }
    asides.forEach(
        aside -> ruby.add(new Ruby(text.edited(aside.base()), aside.reading(), Ruby.Kind.READING)));
    ruby.sort((one, other) -> Integer.compare(one.span().start(), other.span().start()));
    var plain =
        new Chapter(
            chapter.heading(),
            CanonicalText.of(text.text()),
            new Structure(List.of(), List.of(), ruby, List.of()),
            "");
    var found = words.analyse(plain);
    var back = new OffsetMap(chapter.text().value(), text, sign());
    return new Analysis(
        back.tokens(found.tokens()),
        back.sentences(found.sentences()),
        glosses(found.glosses(), bases));
  }

  private Optional<PartOfSpeech> sign() {
    var universal = Optional.of("SYM");
    return switch (locale.getLanguage()) {
      case "ja" -> Optional.of(new PartOfSpeech("補助記号", Optional.of("一般"), universal));
      case "en" -> Optional.of(new PartOfSpeech("SYM", Optional.empty(), universal));
      default -> Optional.empty();
    };
  }

  private static Set<Span> glosses(Set<Span> found, Map<Span, Span> bases) {
    var glosses = new HashSet<Span>();
    found.forEach(span -> glosses.add(bases.getOrDefault(span, span)));
    return glosses;
  }

  @Override
  public List<Remark> remarks() {
    var all = new ArrayList<>(words.remarks());
    all.addAll(remarks);
    return all;
  }
}
