package org.intelligentreader.book.language.choice;

import java.util.List;
import java.util.stream.Stream;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;

/// The analyser's own pieces as tokens, for readers who want 食べ, られ, なかっ, た instead of 食べられなかった.
record MorphemeTokenizer(Tokenizer words) implements Tokenizer {
  @Override
  public TokenizerId id() {
    var id = words.id();
    return new TokenizerId(id.id(), id.version() + "+morphemes", id.dictionaryVersion());
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var analysis = words.analyse(chapter);
    var pieces =
        analysis.tokens().stream()
            .flatMap(token -> token.parts().isEmpty() ? Stream.of(token) : token.parts().stream())
            .toList();
    return analysis.with(pieces);
  }

  @Override
  public List<Remark> remarks() {
    return words.remarks();
  }
}
