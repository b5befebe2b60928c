package org.intelligentreader.book.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Collects the words of a book, chapter by chapter. It grows with the number of different words,
/// not with the book.
public final class Vocabulary {
  /// One chapter's numbers.
  public record ChapterStatistics(ChapterId id, TextStatistics statistics) {}

  private final boolean japanese;
  private final TextMeter book;
  private final Map<String, VocabularyWord> words = new LinkedHashMap<>();
  private final List<ChapterStatistics> chapters = new ArrayList<>();

  /// `language` is the book's, BCP 47.
  public Vocabulary(String language) {
    this.japanese = Locale.forLanguageTag(language).getLanguage().equals("ja");
    this.book = new TextMeter(japanese);
  }

  /// Counts the next chapter and answers the words that no earlier one has.
  public List<VocabularyWord> add(Chapter chapter, Analysis analysis) {
    var meter = new TextMeter(japanese);
    meter.text(chapter.text());
    book.characters(meter);
    var fresh = new ArrayList<VocabularyWord>();
    var sentences = new SentenceCursor(analysis.sentences());
    for (var token : analysis.tokens()) {
      Interruption.check();
      if (isCounted(token)) {
        if (sentences.moveTo(token.span())) {
          book.sentence();
          meter.sentence();
        }
        var place = new Occurrence(chapter.heading().id(), token.span(), sentences.current());
        count(token, place, meter, fresh);
      }
    }
    chapters.add(new ChapterStatistics(chapter.heading().id(), meter.statistics()));
    return fresh;
  }

  private void count(Token token, Occurrence place, TextMeter meter, List<VocabularyWord> fresh) {
    var lemma = token.lexeme().lemma();
    var letters = CodePoints.count(token.surface(), Character::isLetter);
    book.word(lemma, letters);
    meter.word(lemma, letters);
    var known = words.get(lemma);
    var isNew = known == null;
    var word = known == null ? new VocabularyWord(place) : known;
    if (isNew) {
      words.put(lemma, word);
      fresh.add(word);
      book.distinctWord(true);
    }
    if (word.add(token, chapters.size())) {
      meter.distinctWord(isNew);
    }
  }

  /// Numerals in digits are words of the text, but nothing to learn.
  private static boolean isCounted(Token token) {
    return token.lexeme().word() && CodePoints.any(token.surface(), Character::isLetter);
  }

  /// The most frequent word first; of equals the one that the book has first.
  public List<VocabularyWord> words() {
    return words.values().stream()
        .sorted(Comparator.comparingInt(VocabularyWord::count).reversed())
        .toList();
  }

  public List<ChapterStatistics> chapters() {
    return List.copyOf(chapters);
  }

  /// The whole book's numbers.
  public TextStatistics statistics() {
    return book.statistics();
  }

  public List<Coverage> coverage() {
    return Coverage.curve(words());
  }

  /// Walks the sentences beside the tokens.
  private static final class SentenceCursor {
    private final List<Span> sentences;
    private int next;
    private Span current = new Span(0, 0);

    SentenceCursor(List<Span> sentences) {
      this.sentences = sentences;
    }

    /// True when `token` is the first to be looked for in its sentence.
    boolean moveTo(Span token) {
      var moved = false;
      while (next < sentences.size() && sentences.get(next).start() <= token.start()) {
        current = sentences.get(next++);
        moved = true;
      }
      return moved;
    }

    Span current() {
      return current;
    }
  }
}
