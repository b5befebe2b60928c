package org.intelligentreader.book.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands in brackets before a gloss of EDICT: `(n,vs) (1) (obsc)`. Brackets that hold no code
/// belong to the gloss: `(town) market`.
///
/// The codes: <https://www.edrdg.org/jmdict/edict_doc.html>.
public record Codes(List<String> codes, String gloss) {
  private static final Pattern BRACKETS = Pattern.compile("\\(([a-zA-Z0-9:,-]+)\\) ?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final Pattern VERB = Pattern.compile("v[1245][a-z-]*|v[knrsz](-[a-z]+)?|v-unspec");
  private static final Set<String> PARTS_OF_SPEECH =
      Set.of(
          ("n n-adv n-t n-suf n-pref num ctr pn pref suf prt exp int conj unc cop cop-da aux aux-v"
                  + " aux-adj adv adv-n adv-to iv vi vt adj-i adj-ix adj-na adj-no adj-pn adj-t adj-f"
                  + " adj-ku adj-shiku adj-nari adj-kari")
              .split(" ", -1));

  /// Of spelling or reading, not of the meaning.
  private static final Set<String> OF_FORM =
      Set.of("ik", "iK", "io", "ok", "oK", "ateji", "gikun", "oik", "rK", "sK", "rk", "sk");

  private static final Set<String> MARKS =
      Set.of(
          ("abbr arch char chn col company creat dated dei derog doc euph ev fam fem fict form"
                  + " given group hist hon hum id joc leg litf m-sl male myth net-sl obj obs obsc"
                  + " on-mim organization oth person place poet pol product proverb quote rare relig"
                  + " sens serv sl station surname uk unclass vulg work X yoji MA tradem aphorism"
                  + " agric anat archeol archit art astron audvid aviat baseb biochem biol bot Buddh"
                  + " bus cards chem Christn cloth comp cryst dent ecol econ elec electr embryo engr"
                  + " ent film finc fish food gardn genet geogr geol geom go golf gramm grmyth hanaf"
                  + " horse internet kabuki law ling logic mahj manga math mech med met mil mining"
                  + " motor music noh ornith paleo pathol pharm phil photo physics physiol politics"
                  + " print prowres psy psyanal psych rail rommyth Shinto shogi ski sports stat stockm"
                  + " sumo surg telec tv vet vidg zool hob hob: ksb ksb: ktb ktb: kyb kyb: kyu kyu:"
                  + " nab nab: osb osb: rkb rkb: thb thb: tsb tsb: tsug tsug: bra bra:")
              .split(" ", -1));

  public Codes {
    codes = List.copyOf(codes);
  }

  /// The codes before `gloss`, and what is left of it.
  public static Codes before(String gloss) {
    if (!gloss.startsWith("(")) {
      return new Codes(List.of(), gloss);
    }
    var codes = new ArrayList<String>();
    var matcher = BRACKETS.matcher(gloss);
    var end = 0;
    while (matcher.lookingAt()) {
      var found = Arrays.asList(matcher.group(1).split(",", -1));
      if (!found.stream().allMatch(Codes::isKnown)) {
        break;
      }
      codes.addAll(found);
      end = matcher.end();
      matcher.region(end, gloss.length());
    }
    return new Codes(codes, gloss.substring(end));
  }

  /// Whether it names a part of speech.
  static boolean isPartOfSpeech(String code) {
    return PARTS_OF_SPEECH.contains(code) || (code.startsWith("v") && VERB.matcher(code).matches());
  }

  static boolean isNumber(String code) {
    return NUMBER.matcher(code).matches();
  }

  /// Whether it is about the spelling or the reading.
  static boolean isOfForm(String code) {
    return OF_FORM.contains(code);
  }

  private static boolean isKnown(String code) {
    return isPartOfSpeech(code) || isNumber(code) || isOfForm(code) || MARKS.contains(code);
  }
}
