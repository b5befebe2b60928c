package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Lemmas;
import org.intelligentreader.book.language.Lexeme;
import org.intelligentreader.book.language.Packs;
import org.intelligentreader.book.language.PartOfSpeech;
import org.intelligentreader.book.language.Sentences;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.language.unicode.WordBorders;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Words of a language that has a dictionary of inflected forms. Rules and figures:
/// `docs/languages.md`.
public final class MorphologyTokenizer implements Tokenizer {
  private static final List<String> LANGUAGES =
      List.of("de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk");

  /// No prose has such a sentence.
  private static final int LONGEST_SENTENCE = 200;

  private final LanguageData data;
  private final WordBorders borders;
  private final Lexicon lexicon;
  private final BestPath path;
  private final SeparableVerbs verbs;
  private final Enclitics enclitics;

  private MorphologyTokenizer(SharedDictionary.Opened opened) {
    this.data = opened.data();
    this.borders = new WordBorders(data.locale());
    var dictionary = FormDictionary.of(opened.dictionary());
    this.lexicon = new Lexicon(dictionary, data);
    this.verbs = new SeparableVerbs(dictionary, data);
    this.enclitics = new Enclitics(dictionary, data);
    this.path = new BestPath(data.frequencies());
  }

  /// For each language whose dictionary is there, what makes a tokenizer for one book.
  public static Map<String, Supplier<Tokenizer>> makers(Packs packs) {
    var makers = new HashMap<String, Supplier<Tokenizer>>();
    for (var language : LANGUAGES) {
      packs
          .file(language, language + ".dict")
          .map(file -> new SharedDictionary(language, file))
          .ifPresent(shared -> makers.put(language, () -> new MorphologyTokenizer(shared.get())));
    }
    return makers;
  }

  @Override
  public TokenizerId id() {
    return new TokenizerId(
        "intelligent-reader-" + data.locale().getLanguage(), "1", data.dictionary());
  }

  @Override
  public Analysis analyse(Chapter chapter) {
    var text = chapter.text().value();
    var sentences = AbbreviationJoins.of(text, Sentences.of(text), data.locale());
    var tokens = new ArrayList<Token>();
    var words = enclitics.split(text, borders.of(text));
    var from = 0;
    for (var sentence : sentences) {
      var to = from;
      while (to < words.size() && words.get(to).start() < sentence.end()) {
        to++;
      }
      for (var i = from; i < to; i += LONGEST_SENTENCE) {
        Interruption.check();
        sentence(text, words.subList(i, Math.min(to, i + LONGEST_SENTENCE)), tokens);
      }
      from = to;
    }
    return new Analysis(tokens, sentences);
  }

  private void sentence(String text, List<Span> words, List<Token> tokens) {
    var candidates = new ArrayList<Candidates>(words.size());
    var first = true;
    for (var word : words) {
      var surface = word.of(text);
      candidates.add(lexicon.of(surface, first));
      first = first && !CodePoints.any(surface, Character::isLetterOrDigit);
    }
    var surfaces = words.stream().map(word -> word.of(text)).toList();
    var chosen = verbs.join(surfaces, path.of(candidates));
    for (var i = 0; i < words.size(); i++) {
      tokens.add(token(words.get(i), text, chosen.get(i)));
    }
  }

  private Token token(Span span, String text, Candidates.Choice choice) {
    var surface = span.of(text);
    var speech =
        new PartOfSpeech(
            choice.universal(),
            Optional.of(choice.tag()).filter(tag -> !tag.isEmpty()),
            Optional.of(choice.universal()));
    var lexeme =
        new Lexeme(
            Lemmas.of(choice.lemma(), data.locale()),
            Optional.empty(),
            Optional.of(speech),
            CodePoints.any(surface, Character::isLetterOrDigit),
            Optional.empty(),
            Optional.empty());
    return new Token(span, surface, lexeme, Optional.empty(), List.of(), List.of());
  }
}
