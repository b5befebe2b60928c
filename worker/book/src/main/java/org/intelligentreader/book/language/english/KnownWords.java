package org.intelligentreader.book.language.english;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.text.CodePoints;

/// The words met before: a word that comes a thousand times is one object in memory, so that a
/// chapter as long as a book fits.
final class KnownWords {
  /// A form of a word and what it means.
  record Word(String surface, Lexeme lexeme) {}

  private record Key(String surface, String lemma, String tag) {}

  /// More different ones are no vocabulary but numbers; then it starts anew.
  private static final int MOST = 50_000;

  private final Map<Key, Word> known = new HashMap<>();

  Word of(String surface, String lemma, String tag) {
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(new Key(surface, lemma, tag), KnownWords::word);
  }

  private static Word word(Key key) {
    var partOfSpeech = new PartOfSpeech(key.tag(), Optional.empty(), Optional.of(key.tag()));
    return new Word(
        key.surface(),
        new Lexeme(
            Lemmas.of(key.lemma(), Locale.ROOT),
            Optional.empty(),
            Optional.of(partOfSpeech),
            CodePoints.any(key.surface(), Character::isLetterOrDigit),
            Optional.empty(),
            Optional.empty()));
  }
}
