package org.intelligentreader.book.language.overrides;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Spelling;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.Chapter;

/// A tokenizer whose words were put right by hand.
public final class OverridingTokenizer implements Tokenizer {
  private final Tokenizer tokenizer;
  private final Overrides overrides;
  private final List<Correction> corrections;
  private final Rewriting rewriting;
  private final Set<Integer> found = new HashSet<>();

  private OverridingTokenizer(Tokenizer tokenizer, Overrides overrides, Spelling spelling) {
    this.tokenizer = tokenizer;
    this.overrides = overrides;
    this.corrections =
        overrides.corrections().stream().filter(one -> isReadable(one, spelling)).toList();
    this.rewriting = new Rewriting(spelling);
  }

  /// `tokenizer` itself when there is nothing to put right.
  public static Tokenizer of(Tokenizer tokenizer, Overrides overrides, Spelling spelling) {
    return overrides.isEmpty()
        ? tokenizer
        : new OverridingTokenizer(tokenizer, overrides, spelling);
  }

  /// Front ends keep tokens under this id, so it changes with the overrides.
  @Override
  public TokenizerId id() {
    var id = tokenizer.id();
    return overrides.corrections().isEmpty()
        ? id
        : new TokenizerId(
            id.id(),
            id.version() + "+overrides." + overrides.fingerprint(),
            id.dictionaryVersion());
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var analysis = tokenizer.analyse(chapter);
    var places = new Matches(chapter, analysis.tokens());
    var matches = new ArrayList<Matches.Match>();
    for (var correction : corrections) {
      var here = places.of(correction);
      matches.addAll(here);
      if (!here.isEmpty()) {
        found.add(correction.number());
      }
    }
    return analysis.with(tokens(chapter, analysis.tokens(), Matches.strongest(matches)));
  }

  private List<Token> tokens(Chapter chapter, List<Token> tokens, List<Matches.Match> matches) {
    var text = chapter.text().value();
    var result = new ArrayList<>(tokens);
    // From the end, so that indexes before a place stay what they are.
    for (var match : matches.reversed()) {
      var from = firstEndingAfter(result, match.span().start());
      var to = from;
      while (to < result.size() && result.get(to).span().start() < match.span().end()) {
        to++;
      }
      if (to > from) {
        var old = result.subList(from, to);
        var replaced = rewriting.rewrite(text, List.copyOf(old), match);
        old.clear();
        result.addAll(from, replaced);
      }
    }
    return result;
  }

  private static int firstEndingAfter(List<Token> tokens, int offset) {
    var low = 0;
    var high = tokens.size();
    while (low < high) {
      var middle = (low + high) / 2;
      if (tokens.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public List<Remark> remarks() {
    var remarks = new ArrayList<>(tokenizer.remarks());
    remarks.addAll(overrides.remarks());
    for (var correction : overrides.corrections()) {
      if (!corrections.contains(correction)) {
        remarks.add(noReading(correction));
      } else if (!found.contains(correction.number())) {
        remarks.add(unmatched(correction));
      }
    }
    return remarks;
  }

  private static boolean isReadable(Correction correction, Spelling spelling) {
    return correction.words().stream()
        .flatMap(word -> word.reading().stream())
        .allMatch(spelling::isReading);
  }

  private static Remark noReading(Correction correction) {
    return new Remark(
        Remark.Kind.OVERRIDE_IGNORED,
        correction.name(),
        "a reading must be in hiragana or katakana; the entry was left out");
  }

  private static Remark unmatched(Correction correction) {
    var chapter = correction.anchor().chapter();
    return new Remark(
        Remark.Kind.OVERRIDE_UNMATCHED,
        correction.name(),
        "nothing was changed: "
            + chapter.map(id -> "chapter " + id).orElse("the book")
            + " has no such place; check chapter, text and what stands around it");
  }
}
