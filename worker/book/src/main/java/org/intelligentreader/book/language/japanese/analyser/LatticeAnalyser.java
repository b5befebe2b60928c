package org.intelligentreader.book.language.japanese.analyser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.MorphemeAnalyser;
import org.intelligentreader.book.language.japanese.ruby.RubyWishes;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.lattice.Analyser;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.Guidance;
import org.intelligentreader.lattice.Tokens;
import org.intelligentreader.lattice.file.DictionaryFile;
import org.jspecify.annotations.Nullable;

/// UniDic 2.1.2 by our own engine. The dictionary is mapped once for the whole process; an engine
/// is lent to whoever analyses, since it works for one thread at a time.
public final class LatticeAnalyser implements MorphemeAnalyser {
  private static final String DICTIONARY = "unidic-2.1.2.lattice";

  /// What a word costs less for each character that it reads as ruby says: more than any word
  /// costs.
  private static final int FULFILLED = 20_000;

  private static @Nullable LatticeAnalyser shared;

  private final Dictionary dictionary;
  private final Entries entries;
  private final Queue<Analyser> idle = new ConcurrentLinkedQueue<>();

  private LatticeAnalyser(Dictionary dictionary) {
    this.dictionary = dictionary;
    entries = new Entries(dictionary);
  }

  /// The analyser of this process; the first call maps the dictionary.
  ///
  /// @throws UncheckedIOException when the dictionary is missing or of another format
  public static synchronized MorphemeAnalyser shared() {
    if (shared == null) {
      try {
        shared = new LatticeAnalyser(Dictionary.open(DictionaryFile.find(DICTIONARY)));
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    return shared;
  }

  @Override
  public List<Morpheme> analyse(String text, List<Wish> wishes) {
    var waiting = idle.poll();
    var engine = waiting == null ? new Analyser(dictionary) : waiting;
    var guidance = guidance(text, wishes);
    var tokens = engine.analyse(text, guidance);
    var parted = parted(text, tokens, guidance);
    if (parted != guidance) {
      tokens = engine.analyse(text, parted);
    }
    var morphemes = new ArrayList<Morpheme>(tokens.size());
    for (var i = 0; i < tokens.size(); i++) {
      var span = new Span(tokens.start(i), tokens.end(i));
      morphemes.add(entries.morpheme(tokens.entry(i), span, span.of(text)));
    }
    idle.add(engine);
    return morphemes;
  }

  @Override
  public Optional<String> foreign(String word) {
    return dictionary.foreign(word);
  }

  private Guidance guidance(String text, List<Wish> wishes) {
    if (wishes.isEmpty()) {
      return Guidance.NONE;
    }
    var ruby = new RubyWishes(wishes, text);
    return Guidance.NONE.cost((start, end, entry) ->
        ruby.speakOf(start, end)
            ? -FULFILLED * ruby.fulfilled(start, end, entries.kana(entry))
            : 0);
  }

  /// Where ・ parts the words of an unknown run (ホテル・コルテシア), which are then looked up each for
  /// itself.
  private Guidance parted(String text, Tokens tokens, Guidance before) {
    var guidance = before;
    for (var i = 0; i < tokens.size(); i++) {
      if (tokens.end(i) - tokens.start(i) > 2 && !dictionary.isKnown(tokens.entry(i))) {
        for (var at = tokens.start(i) + 1; at < tokens.end(i) - 1; at++) {
          if (text.charAt(at) == '・') {
            guidance = guidance.force(at, at + 1);
          }
        }
      }
    }
    return guidance;
  }
}
