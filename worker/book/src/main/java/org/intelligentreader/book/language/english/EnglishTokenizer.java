package org.intelligentreader.book.language.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import opennlp.tools.postag.POSTaggerME;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.language.morphology.TaggedForms;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Words of English as a learner looks them up. Rules: `docs/english-words.md`.
public final class EnglishTokenizer implements Tokenizer {
  private static final String MODELS = "opennlp-ud-ewt-1.3";

  /// The tagger copies its path at every word, so a sentence without end is tagged in pieces.
  private static final int LONGEST_SENTENCE = 200;

  /// The tagger looks at the ends of a word; a longer one is no word, and it would copy it many
  /// times.
  private static final int LONGEST_WORD = 200;

  private final TokenizerId id;
  private final EnglishSentences sentences;
  private final WordSplitter words;
  private final POSTaggerME tagger;
  private final EnglishTokens tokens;

  private EnglishTokenizer(EnglishModels models, Optional<TaggedForms> forms) {
    this.id =
        new TokenizerId(
            "intelligent-reader-en",
            "3",
            forms.isPresent() ? MODELS + "+english-pos-dict-0.6" : MODELS);
    this.sentences = new EnglishSentences(models.sentences());
    this.words = new WordSplitter(models.words());
    this.tagger = new POSTaggerME(models.tags());
    this.tokens =
        new EnglishTokens(
            new EnglishLemmas(
                models.lemmas(), form -> forms.map(all -> all.of(form)).orElse(List.of())));
  }

  /// A tokenizer for one book. The models load once per process, here; `forms` is a dictionary of
  /// inflected forms, if the machine has one.
  public static Tokenizer create(Optional<TaggedForms> forms) {
    return new EnglishTokenizer(EnglishModels.shared(), forms);
  }

  @Override
  public TokenizerId id() {
    return id;
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var plain = Typography.plain(text);
    var cuts = sentences.of(plain);
    var found = new ArrayList<Token>();
    for (var sentence : cuts) {
      var written = words.split(plain, sentence);
      for (var i = 0; i < written.size(); i += LONGEST_SENTENCE) {
        Interruption.check();
        var piece = written.subList(i, Math.min(i + LONGEST_SENTENCE, written.size()));
        found.addAll(tokens(text, plain, piece));
      }
    }
    return new Analysis(found, cuts);
  }

  private List<Token> tokens(String text, String plain, List<Written> written) {
    var members = written.stream().flatMap(word -> word.members().stream()).toList();
    var tags = tagger.tag(spoken(plain, members));
    var tagged = new ArrayList<TaggedWord>(written.size());
    var at = 0;
    for (var word : written) {
      var parts = new ArrayList<TaggedWord.Member>();
      for (var span : word.members()) {
        parts.add(new TaggedWord.Member(span, span.of(text), span.of(plain), tags[at++]));
      }
      tagged.add(new TaggedWord(parts));
    }
    var found = new ArrayList<Token>(tagged.size());
    for (var i = 0; i < tagged.size(); i++) {
      var next =
          i + 1 < tagged.size() ? Optional.of(tagged.get(i + 1)) : Optional.<TaggedWord>empty();
      found.add(tokens.token(tagged.get(i), next));
    }
    return found;
  }

  /// A line in capitals would be nothing but names to the tagger.
  private static String[] spoken(String plain, List<Span> members) {
    var shouted =
        members.stream().noneMatch(span -> CodePoints.any(span.of(plain), Character::isLowerCase));
    return members.stream()
        .map(span -> shortened(span.of(plain)))
        .map(word -> shouted ? word.toLowerCase(Locale.ROOT) : word)
        .toArray(String[]::new);
  }

  private static String shortened(String word) {
    return word.length() <= LONGEST_WORD
        ? word
        : word.substring(0, LONGEST_WORD / 2) + word.substring(word.length() - LONGEST_WORD / 2);
  }
}
