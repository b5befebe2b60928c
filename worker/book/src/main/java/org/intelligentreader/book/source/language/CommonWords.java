package org.intelligentreader.book.source.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Languages in Latin letters by their commonest short words. Enough to tell a wrong label; a text
/// without them says nothing.
final class CommonWords {
  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
              words("the of and to in was he that it his is with as had for her on at she you not"),
          "fr",
              words("le la les de des du et un une est dans que qui il elle pour pas au sur ne ce"),
          "de",
              words("der die das und in den von zu mit sich ist nicht ein eine es auf er sie dem"),
          "es", words("el la los las de y en que un una se no por con su para al lo del es como"),
          "it", words("il la le di e che un una non per si in con del della è i al da sono gli"),
          "pt", words("o a os as de e que um uma não se do da em no na com por para ao é"),
          "nl", words("de het een en van in dat is niet te op zijn met voor hij was aan ik er"),
          "sv", words("och att det som en på är av för med den till han inte var ett jag hon de"),
          "pl", words("i w nie na się z że do to jest a jak o co po ale był przez za od"));

  private static final int FEWEST_WORDS = 20;
  private static final double SHARE = 0.1;
  private static final double TIMES = 3;

  private CommonWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /// The language whose short words are common in the text, if one is clearly ahead.
  static Optional<String> language(String text) {
    var shares = shares(text);
    var best = shares.entrySet().stream().max(Map.Entry.comparingByValue());
    return best.filter(entry -> entry.getValue() >= SHARE).map(Map.Entry::getKey);
  }

  /// Another language than `said`, when its short words are several times as common.
  static Optional<String> insteadOf(String said, String text) {
    var shares = shares(text);
    var own = shares.get(said);
    return own == null
        ? Optional.empty()
        : language(text)
            .filter(other -> shares.getOrDefault(other, 0.0) >= TIMES * own && !other.equals(said));
  }

  private static Map<String, Double> shares(String text) {
    var tokens =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    var shares = new HashMap<String, Double>();
    if (tokens.size() >= FEWEST_WORDS) {
      WORDS.forEach((language, list) -> {
        var hits = tokens.stream().filter(list::contains).count();
        shares.put(language, hits / (double) tokens.size());
      });
    }
    return shares;
  }
}
