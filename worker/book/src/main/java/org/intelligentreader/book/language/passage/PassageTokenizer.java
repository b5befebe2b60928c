package org.intelligentreader.book.language.passage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Passage;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;

/// Lets each paragraph be analysed in its own language. Most chapters have one.
public final class PassageTokenizer implements Tokenizer {
  private final Tokenizer own;
  private final String language;
  private final Function<String, Tokenizer> maker;
  private final Map<String, Tokenizer> others = new HashMap<>();

  /// `own` analyses what is in `language`, the primary language of the book; `maker` gives a
  /// tokenizer for another.
  public PassageTokenizer(Tokenizer own, String language, Function<String, Tokenizer> maker) {
    this.own = own;
    this.language = language;
    this.maker = maker;
  }

  @Override
  public TokenizerId id() {
    return own.id();
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var runs = new Paragraphs(chapter.text().value(), language).runs();
    if (runs.size() == 1 && runs.getFirst().language().isEmpty()) {
      return own.analyse(chapter);
    }
    var tokens = new ArrayList<Token>();
    var sentences = new ArrayList<Span>();
    var glosses = new HashSet<Span>();
    var passages = new ArrayList<Passage>();
    for (var run : runs) {
      var cut = new Cut(run.span());
      var tokenizer = run.language().map(other -> others.computeIfAbsent(other, maker)).orElse(own);
      var found = tokenizer.analyse(cut.of(chapter));
      tokens.addAll(cut.tokens(found));
      sentences.addAll(cut.sentences(found));
      glosses.addAll(cut.glosses(found));
      run.language()
          .ifPresent(other -> passages.add(new Passage(run.span(), other, tokenizer.id())));
    }
    return new Analysis(tokens, sentences, glosses, passages);
  }

  @Override
  public List<Remark> remarks() {
    return own.remarks();
  }
}
