package org.intelligentreader.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intelligentreader.app.cli.anki.AnkiNote;
import org.intelligentreader.app.cli.anki.Html;
import org.intelligentreader.book.dictionary.Sense;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.glossary.Meaning;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.vocabulary.VocabularyWord;

/// What the cards of words show, collected where each word stands first: its sentence with the
/// readings above the words, and its meaning if there is a dictionary.
final class WordCards {
  /// More nobody learns from one card.
  private static final int MOST_SENSES = 3;

  private static final int MOST_GLOSSES = 4;

  /// Words around the one to learn; a text without full stops is one sentence.
  private static final int REACH = 60;

  private record Card(String sentence, Meaning meaning) {}

  private final Glossary glossary;
  private final Map<VocabularyWord, Card> cards = new HashMap<>();

  WordCards(Glossary glossary) {
    this.glossary = glossary;
  }

  /// `tokens` are those of the chapter with the word's first place and `text`.
  void add(VocabularyWord word, String text, List<Token> tokens) {
    var place = word.first();
    var at = 0;
    while (at + 1 < tokens.size() && tokens.get(at).span().end() <= place.word().start()) {
      at++;
    }
    cards.put(
        word, new Card(sentence(text, place.sentence(), tokens, at), glossary.meaning(tokens, at)));
  }

  /// In the order of `words`; `titles` are those of chapters by id.
  List<AnkiNote> notes(List<VocabularyWord> words, Map<String, String> titles) {
    var entries = entries();
    return words.stream().map(word -> note(word, titles, entries)).toList();
  }

  private AnkiNote note(
      VocabularyWord word, Map<String, String> titles, List<List<Sense>> entries) {
    var chapter = titles.getOrDefault(word.first().chapter().value(), "");
    var row = WordRow.of(word, chapter, new WordRow.Example("", "", ""));
    var card = cards.getOrDefault(word, new Card("", Meaning.NONE));
    return new AnkiNote(
        row.word(),
        Html.escaped(row.word()),
        Html.escaped(CardReading.furigana(row.word(), row.grammar().reading())),
        Html.escaped(row.grammar().reading()),
        Html.escaped(row.grammar().accent()),
        Html.escaped(row.grammar().partOfSpeech()),
        meaning(card.meaning(), entries),
        card.sentence(),
        Html.escaped(chapter),
        String.valueOf(row.use().count()));
  }

  private List<List<Sense>> entries() {
    var entries = new ArrayList<List<Sense>>();
    glossary.entries((entry, _) -> entries.add(Sense.of(entry)));
    return entries;
  }

  /// The senses of the best entry, the one that fits first.
  private static String meaning(Meaning meaning, List<List<Sense>> entries) {
    if (!meaning.isKnown()) {
      return "";
    }
    var senses = new ArrayList<>(entries.get(meaning.entries().getFirst()));
    senses.addFirst(senses.remove(meaning.sense()));
    return senses.stream()
        .limit(MOST_SENSES)
        .map(sense ->
            sense.glosses().stream()
                .limit(MOST_GLOSSES)
                .map(Html::escaped)
                .collect(Collectors.joining("; ")))
        .collect(Collectors.joining("<br>"));
  }

  /// From the token `at` back and on as far as the sentence goes, but not further than [#REACH]
  /// tokens on either side.
  private static String sentence(String text, Span sentence, List<Token> tokens, int at) {
    var first = at;
    while (first > 0
        && at - first < REACH
        && tokens.get(first - 1).span().end() > sentence.start()) {
      first--;
    }
    var html = new StringBuilder();
    var last = Math.min(tokens.size(), at + REACH);
    var end = tokens.get(first).span().start();
    for (var i = first; i < last && tokens.get(i).span().start() < sentence.end(); i++) {
      var token = tokens.get(i);
      if (token.span().start() > end) {
        html.append(Html.escaped(text.substring(end, token.span().start())));
      }
      var ruby = CardReading.ruby(token, text);
      html.append(i == at ? "<b>" + ruby + "</b>" : ruby);
      end = token.span().end();
    }
    return html.toString().strip();
  }
}
