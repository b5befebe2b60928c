package org.intelligentreader.book.language.japanese.headword;

import java.util.Optional;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes.Change;
import org.intelligentreader.book.language.japanese.morpheme.Repair;

/// Forms of speech that the analyser takes apart into words they are not: 見てらんない (見ていられない), 読んどいて
/// (読んでおいて), 食べよ (食べよう), バズってた. As morphemes that inflect the verb before them, they become one
/// word with it.
public final class Speech implements Repair {
  private final Headwords headwords;

  /// `headwords` know adjectives by their stems.
  public Speech(Headwords headwords) {
    this.headwords = headwords;
  }

  @Override
  public Morphemes mend(Morphemes morphemes) {
    return morphemes.replace(i -> {
      var found = new SpeechForms(morphemes, headwords).at(i);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(new Change(morphemes.indexAt(i, found.getLast().span().end()), found));
    });
  }
}
