package org.intelligentreader.book.language.choice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;

/// Gives each paragraph of a book in two languages to the tokenizer of its language, which loads
/// when its first paragraph comes.
final class MixedTokenizer implements Tokenizer {
  private final Tokenizer own;
  private final String language;
  private final Function<String, Tokenizer> makers;
  private final Map<String, Tokenizer> others = new HashMap<>();

  /// `own` is for the `language` of the book.
  MixedTokenizer(Tokenizer own, String language, Function<String, Tokenizer> makers) {
    this.own = own;
    this.language = language;
    this.makers = makers;
  }

  @Override
  public TokenizerId id() {
    return own.id();
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var passages = Passages.of(chapter.text().value(), language);
    if (passages.stream().allMatch(one -> one.language().equals(language))) {
      return own.analyse(chapter);
    }
    var tokens = new ArrayList<Token>();
    var sentences = new ArrayList<Span>();
    var glosses = new HashSet<Span>();
    for (var passage : passages) {
      var part = new ChapterPart(chapter, passage.span());
      var found = tokenizer(passage.language()).analyse(part.chapter());
      found.tokens().forEach(token -> tokens.add(part.back(token)));
      found.sentences().forEach(span -> sentences.add(part.back(span)));
      found.glosses().forEach(span -> glosses.add(part.back(span)));
    }
    return new Analysis(tokens, sentences, glosses);
  }

  private Tokenizer tokenizer(String tag) {
    return tag.equals(language) ? own : others.computeIfAbsent(tag, makers);
  }

  @Override
  public List<Remark> remarks() {
    return Stream.concat(Stream.of(own), others.values().stream())
        .flatMap(one -> one.remarks().stream())
        .toList();
  }
}
