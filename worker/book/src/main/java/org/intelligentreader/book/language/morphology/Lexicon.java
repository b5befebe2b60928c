package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.intelligentreader.book.language.morphology.Candidates.Choice;
import org.intelligentreader.book.language.morphology.FormDictionary.Form;
import org.intelligentreader.book.language.morphology.Guesses.Guess;
import org.intelligentreader.book.text.CodePoints;

/// What each written word of a language can be: its dictionary, our own list of forms, and guesses.
final class Lexicon {
  static final String NAME = "PROPN";
  private static final int MOST_REMEMBERED = 100_000;
  private static final int LONGEST_WORD = 60;

  /// Of a French pronoun behind its verb: -il, -t-il.
  private static final Pattern LEADING_HYPHEN = Pattern.compile("^-(?:t-)?(?=\\p{L})");

  private record Key(String word, boolean first) {}

  private final Locale locale;
  private final FormDictionary dictionary;
  private final TagClasses classes;
  private final OwnForms own;
  private final Guesses guesses;
  private final Clitics clitics;
  private final boolean hasClitics;

  /// True where every noun has a capital.
  private final boolean capitalNouns;

  private final Frequencies frequencies;
  private final Map<Key, Candidates> known = new HashMap<>();

  Lexicon(FormDictionary dictionary, LanguageData data) {
    this.locale = data.locale();
    this.dictionary = dictionary;
    this.classes = data.classes();
    this.own = data.own();
    this.frequencies = data.frequencies();
    this.guesses = new Guesses(dictionary, classes);
    this.clitics = new Clitics(dictionary, classes);
    this.hasClitics = locale.getLanguage().equals("it");
    this.capitalNouns = locale.getLanguage().equals("de");
  }

  /// `first` for the first word of a sentence, where a capital says nothing.
  Candidates of(String word, boolean first) {
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(new Key(word, first), this::find);
  }

  private Candidates find(Key key) {
    var word = LEADING_HYPHEN.matcher(plain(key.word())).replaceFirst("");
    var lower = word.toLowerCase(locale);
    if (!CodePoints.any(word, Character::isLetter)) {
      var name = CodePoints.any(word, Character::isDigit) ? "NUM" : "PUNCT";
      return new Candidates(name, List.of(new Choice(name, List.of(lower), "")), true);
    }
    var choices = new Choices();
    var capital = Character.isUpperCase(word.codePointAt(0));
    var isName = capital && !key.first();
    if (word.length() <= LONGEST_WORD) {
      look(word, lower, isName, choices);
    }
    var isKnown = !choices.isEmpty();
    if (!isKnown && (capitalNouns || !isName)) {
      guesses(word, lower, capital)
          .forEach(guess -> choices.add(guess.name(), guess.lemma().toLowerCase(locale), ""));
    }
    if (capital && (!isKnown || (isName && !capitalNouns))) {
      choices.add(NAME, lower, "");
    }
    var form = isName ? word : lower;
    return new Candidates(form, choices.sorted(lower, frequencies), isKnown);
  }

  private static String plain(String word) {
    return word.replace('’', '\'').replace("\u00ad", "");
  }

  private List<Guess> guesses(String word, String lower, boolean capital) {
    var verbs = hasClitics ? clitics.of(lower) : List.<Guess>of();
    return verbs.isEmpty() ? guesses.of(capitalNouns && capital ? word : lower, capital) : verbs;
  }

  private void look(String word, String lower, boolean isName, Choices choices) {
    var ours = own.of(lower);
    if (!ours.isEmpty()) {
      ours.forEach(form -> choices.add(form.tag(), form.lemma(), ""));
      return;
    }
    if (capitalNouns && isName) {
      add(dictionary.of(word), choices);
      if (!choices.isEmpty()) {
        return;
      }
    }
    add(dictionary.of(lower), choices);
    if (!word.equals(lower)) {
      add(dictionary.of(word), choices);
    }
  }

  private void add(List<Form> forms, Choices choices) {
    for (var form : forms) {
      classes
          .of(form.tag())
          .forEach(name -> choices.add(name, form.lemma().toLowerCase(locale), form.tag()));
    }
  }

  /// Gathers the choices of a word by class.
  private static final class Choices {
    private final Map<String, List<String>> lemmas = new LinkedHashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    boolean isEmpty() {
      return lemmas.isEmpty();
    }

    void add(String name, String lemma, String tag) {
      var all = lemmas.computeIfAbsent(name, _ -> new ArrayList<>());
      if (!lemma.isEmpty() && !all.contains(lemma)) {
        all.add(lemma);
      }
      tags.putIfAbsent(name, tag);
    }

    List<Choice> sorted(String form, Frequencies frequencies) {
      var sorted = new ArrayList<Choice>();
      lemmas.forEach((name, all) ->
          sorted.add(
              new Choice(
                  name,
                  all.isEmpty() ? List.of(form) : frequencies.sorted(form, all),
                  tags.getOrDefault(name, ""))));
      return sorted;
    }
  }
}
