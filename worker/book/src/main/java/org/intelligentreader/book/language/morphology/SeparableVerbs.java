package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.intelligentreader.book.language.morphology.Candidates.Choice;

/// Verbs whose first part stands at the end of the clause: "Er steht um sieben auf" has aufstehen,
/// "Hij belde zijn moeder op" has opbellen.
final class SeparableVerbs {
  private static final Set<String> GERMAN =
      particles(
          "ab an auf aus bei da dar ein empor entgegen entlang fehl fern fest fort frei gegenüber"
              + " gleich heim her herab heran herauf heraus herbei herein herum herunter hervor"
              + " hin hinab hinauf hinaus hinein hinunter hinzu hoch kennen los mit nach nieder"
              + " statt teil um unter vor voran voraus vorbei vorüber weg weiter wieder zu zurecht"
              + " zurück zusammen zuvor");

  private static final Set<String> DUTCH =
      particles(
          "aan achter achterna af bij binnen door dicht goed heen in langs los mee mis na neer om"
              + " onder op open over plaats rond samen tegen tegemoet terecht terug thuis toe uit"
              + " vast vol voor voorbij vooruit vrij waar weer weg");

  private static final Set<String> CLAUSE_ENDS = Set.of("PUNCT", "CCONJ", "SCONJ");

  private final FormDictionary dictionary;
  private final TagClasses classes;
  private final Set<String> particles;

  SeparableVerbs(FormDictionary dictionary, LanguageData data) {
    this.dictionary = dictionary;
    this.classes = data.classes();
    this.particles =
        switch (data.locale().getLanguage()) {
          case "de" -> GERMAN;
          case "nl" -> DUTCH;
          default -> Set.of();
        };
  }

  private static Set<String> particles(String list) {
    return Set.of(list.split(" ", -1));
  }

  /// The choices with whole verbs; `words` are as written.
  List<Choice> join(List<String> words, List<Choice> choices) {
    if (particles.isEmpty()) {
      return choices;
    }
    var joined = new ArrayList<>(choices);
    for (var i = 0; i < choices.size(); i++) {
      if (choices.get(i).name().equals("VERB.fin")) {
        join(words, joined, i);
      }
    }
    return joined;
  }

  private void join(List<String> words, List<Choice> choices, int verb) {
    for (var i = verb + 1; i < words.size() && isSameClause(choices.get(i)); i++) {
      var particle = words.get(i).toLowerCase(Locale.ROOT);
      if (particles.contains(particle) && endsClause(choices, i)) {
        var choice = choices.get(verb);
        choice.lemmas().stream()
            .map(lemma -> particle + lemma)
            .filter(this::isVerb)
            .findFirst()
            .ifPresent(whole ->
                choices.set(verb, new Choice(choice.name(), List.of(whole), choice.tag())));
        return;
      }
    }
  }

  private static boolean isSameClause(Choice choice) {
    return !choice.name().equals("PUNCT") && !choice.name().equals("VERB.fin");
  }

  private static boolean endsClause(List<Choice> choices, int at) {
    return at + 1 == choices.size()
        || CLAUSE_ENDS.contains(choices.get(at + 1).name())
        || choices.get(at + 1).name().equals("VERB.inf");
  }

  private boolean isVerb(String infinitive) {
    return dictionary.of(infinitive).stream()
        .anyMatch(form -> classes.of(form.tag()).contains("VERB.inf"));
  }
}
