package org.intelligentreader.book.glossary;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.dictionary.compile.CompileEdict;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Packs;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Structure;

/// What the words of a sentence mean by a dictionary, for people: `headword[reading] first gloss`.
final class Meanings {
  private final WordDictionary dictionary;

  Meanings(WordDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// With a dictionary of a few lines.
  static Meanings of(Path folder, String... lines) throws IOException {
    var edict = Files.write(folder.resolve("edict"), List.of(lines), Charset.forName("EUC-JP"));
    var file = folder.resolve("edict.words");
    CompileEdict.compile(edict, file);
    return new Meanings(WordDictionary.open(file));
  }

  /// Those of the first token that begins with `surface`, the best first; empty without any. Where
  /// there is no such token, what is there instead.
  List<String> in(String sentence, String surface) {
    var tokens = tokens(sentence);
    for (var i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).surface().startsWith(surface)) {
        return meanings(tokens, i);
      }
    }
    return List.of("no " + surface + " among " + tokens.stream().map(Token::surface).toList());
  }

  /// The set phrases of a sentence: `text in it: headword[reading]`.
  List<String> phrases(String sentence) {
    var glossary = Glossary.of(dictionary);
    var expressions = glossary.expressions(tokens(sentence));
    var entries = new ArrayList<String>();
    glossary.entries(
        (entry, readings) -> entries.add(entry.headword() + "[" + readings.getFirst() + "]"));
    return expressions.stream()
        .map(one -> one.span().of(sentence) + ": " + entries.get(one.entries().getFirst()))
        .toList();
  }

  private List<String> meanings(List<Token> tokens, int at) {
    var glossary = Glossary.of(dictionary);
    var meaning = glossary.meaning(tokens, at);
    var found = new ArrayList<String>();
    glossary.entries((entry, readings) -> {
      var sense = Sense.of(entry).get(found.isEmpty() ? meaning.sense() : 0);
      found.add(entry.headword() + "[" + readings.getFirst() + "] " + sense.glosses().getFirst());
    });
    return found;
  }

  private List<Token> tokens(String sentence) {
    var tokenizer =
        Tokenizers.standard(
                Tokenizers.Units.WORDS,
                new Installed(() -> Optional.of(dictionary), Optional.empty(), Packs.NONE))
            .forLanguage("ja");
    var heading = new ChapterHeading(ChapterId.ofSpineItem("a.xhtml"), "", 1, Optional.empty());
    return tokenizer
        .analyse(new Chapter(heading, CanonicalText.of(sentence), Structure.EMPTY, ""))
        .tokens();
  }
}
