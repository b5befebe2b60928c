package org.intelligentreader.book.language.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import org.intelligentreader.book.language.morphology.TaggedForms;

/// Dictionary forms: irregular ones by a list, others by the dictionary of forms, and where it does
/// not know or leaves a choice by the model, which guesses each word of a part of speech once.
final class EnglishLemmas {
  private static final Set<String> UNCHANGED = Set.of("PROPN", "PUNCT", "SYM", "X", "NUM", "INTJ");

  /// A guess may take an ending away and put a short one in its place.
  private static final int LONGEST_ENDING = 2;

  private static final int MOST_REMEMBERED = 100_000;

  /// The model's effort grows with the square of a word.
  private static final int LONGEST_WORD = 100;

  private record Key(String word, String tag) {}

  /// The dictionary's tags of each part of speech.
  private static final Map<String, String> TAGS =
      Map.of("NOUN", "NN", "VERB", "VB", "AUX", "VB", "ADJ", "JJ", "ADV", "RB");

  private final LemmatizerME lemmatizer;
  private final Function<String, List<TaggedForms.Form>> forms;
  private final Map<Key, String> known = new HashMap<>(Irregular.FORMS);

  /// `forms` is empty for what it does not know.
  EnglishLemmas(LemmatizerModel model, Function<String, List<TaggedForms.Form>> forms) {
    this.lemmatizer = new LemmatizerME(model);
    this.forms = forms;
  }

  /// `word` is in plain typography; `tag` a Universal Dependencies tag.
  String of(String word, String tag) {
    var lower = word.toLowerCase(Locale.ROOT).replace("\u00ad", "");
    if (UNCHANGED.contains(tag) || lower.isEmpty() || lower.length() > LONGEST_WORD) {
      return lower;
    }
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
      known.putAll(Irregular.FORMS);
    }
    return known.computeIfAbsent(new Key(lower, tag), key -> find(lower, tag));
  }

  private String find(String word, String tag) {
    var kind = TAGS.get(tag);
    var lemmas =
        kind == null
            ? List.<String>of()
            : forms.apply(word).stream()
                .filter(form -> form.tag().startsWith(kind))
                .map(form -> form.lemma().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    if (lemmas.size() == 1) {
      return lemmas.getFirst();
    }
    var guess = guess(word, tag);
    return lemmas.isEmpty() || lemmas.contains(guess) ? guess : lemmas.getFirst();
  }

  private String guess(String word, String tag) {
    var lemma =
        lemmatizer.lemmatize(new String[] {word}, new String[] {tag})[0].toLowerCase(Locale.ROOT);
    var plausible =
        !lemma.isEmpty()
            && lemma.charAt(0) == word.charAt(0)
            && lemma.length() <= word.length() + LONGEST_ENDING
            && lemma
                .codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || ".'-".indexOf(c) >= 0);
    return plausible ? lemma : word;
  }

  /// `irregular-forms.txt`: a part of speech, the lemma, its forms; or adjectives to compare.
  private static final class Irregular {
    static final Map<Key, String> FORMS = load();

    private static Map<Key, String> load() {
      var forms = new HashMap<Key, String>();
      try (var in =
              Objects.requireNonNull(
                  EnglishLemmas.class.getResourceAsStream("irregular-forms.txt"));
          var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", -1))
            .forEach(line -> read(forms, line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return forms;
    }

    private static void read(Map<Key, String> forms, String[] line) {
      for (var i = 1; i < line.length; i++) {
        if (line[0].equals("compared")) {
          compare(forms, line[i]);
        } else {
          add(forms, line[0], line[i], line[1]);
        }
      }
    }

    private static void compare(Map<Key, String> forms, String adjective) {
      var stem =
          adjective.endsWith("e") ? adjective.substring(0, adjective.length() - 1) : adjective;
      add(forms, "ADJ,ADV", stem + "er", adjective);
      add(forms, "ADJ,ADV", stem + "est", adjective);
    }

    private static void add(Map<Key, String> forms, String tags, String form, String lemma) {
      for (var tag : tags.split(",", -1)) {
        forms.put(new Key(form, tag), lemma);
      }
    }
  }
}
