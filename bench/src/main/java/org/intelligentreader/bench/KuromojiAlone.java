package org.intelligentreader.bench;

import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;

/// The peer of the cold book: the text of the same novel, without markup, line by line through
/// kuromoji as its README shows it.
public final class KuromojiAlone {
  private KuromojiAlone() {}

  public static void main(String[] args) {
    var tokenizer = new Tokenizer();
    var novel = new Novel(ColdBook.NOVEL.seed());
    var characters = 0L;
    var tokens = 0L;
    while (characters < (long) ColdBook.NOVEL.chapters() * ColdBook.NOVEL.characters()) {
      var line = novel.paragraph().replaceAll("<rt>.*?</rt>|<[^>]+>", "");
      characters += line.length();
      for (var token : tokenizer.tokenize(line)) {
        tokens += token.getKana().isEmpty() ? 0 : 1;
      }
    }
    System.out.println(characters + " characters, " + tokens + " tokens");
  }
}
