package org.intelligentreader.book.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.Token;

/// Everything a book has under one lemma. Homographs share it: front ends keep what a learner knows
/// by the lemma alone.
public final class VocabularyWord {
  /// `chapter` is an index into [Vocabulary#chapters()].
  public record ChapterCount(int chapter, int count) {}

  private final Occurrence first;
  private final Tally<Lexeme> lexemes = new Tally<>();
  private final Tally<String> surfaces = new Tally<>();
  private final List<ChapterCount> chapters = new ArrayList<>(1);
  private int count;

  VocabularyWord(Occurrence first) {
    this.first = first;
  }

  /// True when this is the word's first occurrence in `chapter`.
  boolean add(Token token, int chapter) {
    count++;
    lexemes.add(token.lexeme());
    surfaces.add(token.surface());
    var isNew = chapters.isEmpty() || chapters.getLast().chapter() != chapter;
    var before = isNew ? 0 : chapters.removeLast().count();
    chapters.add(new ChapterCount(chapter, before + 1));
    return isNew;
  }

  public int count() {
    return count;
  }

  public Occurrence first() {
    return first;
  }

  /// Reading, part of speech and accent that this lemma has most often here.
  public Lexeme lexeme() {
    return lexemes.descending().getFirst().getKey();
  }

  /// In the order of the book.
  public List<ChapterCount> chapters() {
    return List.copyOf(chapters);
  }

  /// The most frequent first.
  public List<Form> surfaces() {
    return surfaces.descending().stream()
        .map(form -> new Form(form.getKey(), form.getValue()))
        .toList();
  }

  /// Readings beside that of [#lexeme()], the most frequent first.
  public List<Form> otherReadings() {
    var main = lexeme().reading();
    var counts = new LinkedHashMap<String, Integer>();
    for (var lexeme : lexemes.descending()) {
      Optional<String> reading =
          lexeme.getKey().reading().filter(r -> !main.equals(Optional.of(r)));
      reading.ifPresent(r -> counts.merge(r, lexeme.getValue(), Integer::sum));
    }
    return counts.entrySet().stream()
        .map(form -> new Form(form.getKey(), form.getValue()))
        .sorted((a, b) -> Integer.compare(b.count(), a.count()))
        .toList();
  }
}
