package org.intelligentreader.book.language.japanese;

import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Structure;

/// Chapters made of one paragraph of reference text.
final class Chapters {
  private Chapters() {}

  static List<Token> tokens(String text, List<Ruby> rubies) {
    return tokens(text, rubies, Dictionaries.NONE);
  }

  static List<Token> tokens(String text, List<Ruby> rubies, Headwords headwords) {
    return Dictionaries.tokenizer(headwords).analyse(of(text, rubies)).tokens();
  }

  /// The reference texts are lines; white space that trimming would cut off their starts, which
  /// moves the offsets, becomes a mark.
  static Chapter of(String text, List<Ruby> rubies) {
    var heading = new ChapterHeading(new ChapterId("toc-00000000"), "", 1, Optional.empty());
    var plain = text.replace('\u3000', '＿').replace(' ', '＿').replace('\u00A0', '＿');
    return new Chapter(
        heading,
        CanonicalText.of(plain),
        new Structure(List.of(), List.of(), rubies, List.of()),
        "");
  }
}
