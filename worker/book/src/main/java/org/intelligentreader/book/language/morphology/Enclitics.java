package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Span;

/// French pronouns behind a hyphen are words: dit|-il, a|-t-elle, donne|-le|-moi; not those of
/// rendez-vous.
final class Enclitics {
  private static final Pattern LAST =
      Pattern.compile(
          "(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|le|la|les|lui|leur|y|en|ce)$",
          Pattern.CASE_INSENSITIVE);

  private final FormDictionary dictionary;
  private final TagClasses classes;
  private final boolean french;

  Enclitics(FormDictionary dictionary, LanguageData data) {
    this.dictionary = dictionary;
    this.classes = data.classes();
    this.french = data.locale().getLanguage().equals("fr");
  }

  /// The words of a text with these pronouns apart.
  List<Span> split(String text, List<Span> words) {
    if (!french) {
      return words;
    }
    var split = new ArrayList<Span>(words.size());
    for (var word : words) {
      var surface = word.of(text);
      if (surface.indexOf('-') > 0) {
        split(surface, word.start(), split);
      } else {
        split.add(word);
      }
    }
    return split;
  }

  private void split(String surface, int start, List<Span> split) {
    var pronouns = new ArrayList<Span>();
    var rest = surface;
    for (var last = LAST.matcher(rest); last.find() && !isWord(rest); last = LAST.matcher(rest)) {
      pronouns.add(new Span(start + last.start(), start + rest.length()));
      rest = rest.substring(0, last.start());
    }
    if (isVerb(rest)) {
      split.add(new Span(start, start + rest.length()));
      split.addAll(pronouns.reversed());
    } else {
      split.add(new Span(start, start + surface.length()));
    }
  }

  private boolean isWord(String word) {
    return !dictionary.of(word.toLowerCase(Locale.ROOT)).isEmpty();
  }

  private boolean isVerb(String word) {
    return !word.isEmpty()
        && dictionary.of(word.toLowerCase(Locale.ROOT)).stream()
            .anyMatch(
                form -> classes.of(form.tag()).stream().anyMatch(name -> name.startsWith("VERB")));
  }
}
