package org.intelligentreader.book.language.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.intelligentreader.book.model.Span;

/// Joins sentences that a full stop parted where it ends no more than an abbreviation: "el Sr.
/// García", "d. h.", "ул. Ленина".
final class AbbreviationJoins {
  private static final Map<String, Set<String>> ABBREVIATIONS =
      Map.of(
          "de",
              words(
                  "z b d h u a o ä bzw ca dr prof hr fr frl st str nr bd s vgl ggf evtl inkl abs"
                      + " geb gest jh mio mrd tel dipl ing hl sog usf"),
          "es",
              words("sr sra srta dr dra d dña ud uds vd vds prof lic ing gral av pág núm ee uu s"),
          "fr", words("m mm mme mlle dr mgr me st ste p pp vol éd av boul cf env"),
          "it", words("sig sigg dott prof avv ing on s ss p pp pag cap vol art ecc"),
          "nl", words("dhr mevr mw dr drs prof ir mr ds st bijv d h m b t z g n a nr blz ca"),
          "pl", words("p pp ul al św dr prof inż mgr np tj tzn m in nr str r gen płk ks hr"),
          "pt", words("sr sra srta dr dra d prof profa eng av pág núm exmo exma"),
          "ru",
              words(
                  "г гг ул пр д им т е п с стр рис см св тов проф акад ген гр р руб коп тыс млн"
                      + " млрд н э"),
          "uk",
              words("р рр вул м ім т д п с стор рис див св проф акад ген гр грн коп тис млн млрд"));

  private AbbreviationJoins() {}

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.split(" ", -1)));
  }

  static List<Span> of(String text, List<Span> sentences, Locale locale) {
    var abbreviations = ABBREVIATIONS.getOrDefault(locale.getLanguage(), Set.of());
    var joined = new ArrayList<Span>();
    for (var sentence : sentences) {
      if (!joined.isEmpty() && goesOn(text, joined.getLast(), sentence, abbreviations)) {
        joined.add(new Span(joined.removeLast().start(), sentence.end()));
      } else {
        joined.add(sentence);
      }
    }
    return joined;
  }

  private static boolean goesOn(String text, Span one, Span next, Set<String> abbreviations) {
    if (text.charAt(one.end() - 1) != '.'
        || text.substring(one.end(), next.start()).contains("\n")) {
      return false;
    }
    var start = one.end() - 1;
    while (start > one.start() && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    var last = text.substring(start, one.end() - 1).toLowerCase(Locale.ROOT);
    return abbreviations.contains(last)
        || Character.isLowerCase(text.codePointAt(firstLetter(text, next)));
  }

  private static int firstLetter(String text, Span sentence) {
    var at = sentence.start();
    while (at < sentence.end() - 1 && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
