package org.intelligentreader.book.language.english;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A word with a short form at its end: didn't, they'll, the dog's. `host` is how many characters
/// stand before the short form; `hostWord` is what they stand for (can't: can).
record Contraction(int host, String hostWord, Kind kind) {
  /// What the short form stands for. `lemma` and `tag` are its own (Universal Dependencies).
  enum Kind {
    NOT("not", "PART"),
    BE("be", "AUX"),
    HAVE("have", "AUX"),
    WILL("will", "AUX"),
    WOULD("would", "AUX"),
    US("we", "PRON"),
    POSSESSIVE("'s", "PART");

    private final String lemma;
    private final String tag;

    Kind(String lemma, String tag) {
      this.lemma = lemma;
      this.tag = tag;
    }

    String lemma() {
      return lemma;
    }

    String tag() {
      return tag;
    }
  }

  private static final Map<String, String> SHORTENED_HOSTS =
      Map.of("ca", "can", "wo", "will", "sha", "shall", "ai", "be");

  /// After these, 's is a verb: nobody owns by them.
  private static final Set<String> NO_OWNERS =
      Set.of(
          "it", "he", "she", "that", "this", "what", "where", "there", "here", "how", "when",
          "why");

  /// `word` is in plain typography; `tag` is the tagger's (`AUX+PART`, `NOUN`).
  static Optional<Contraction> of(String word, String tag) {
    var lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("cannot")) {
      return Optional.of(new Contraction(3, "can", Kind.NOT));
    }
    if (lower.endsWith("n't") && lower.length() > 3) {
      var host = lower.substring(0, lower.length() - 3);
      return Optional.of(
          new Contraction(host.length(), SHORTENED_HOSTS.getOrDefault(host, host), Kind.NOT));
    }
    var apostrophe = lower.lastIndexOf('\'');
    if (apostrophe < 1) {
      return Optional.empty();
    }
    var host = lower.substring(0, apostrophe);
    return kind(host, lower.substring(apostrophe + 1), tag)
        .map(kind -> new Contraction(apostrophe, host, kind));
  }

  private static Optional<Kind> kind(String host, String ending, String tag) {
    return switch (ending) {
      case "m", "re" -> Optional.of(Kind.BE);
      case "ve" -> Optional.of(Kind.HAVE);
      case "ll" -> Optional.of(Kind.WILL);
      case "d" -> Optional.of(Kind.WOULD);
      case "" -> host.endsWith("s") ? Optional.of(Kind.POSSESSIVE) : Optional.empty();
      case "s" -> Optional.of(ofS(host, tag));
      default -> Optional.empty();
    };
  }

  private static Kind ofS(String host, String tag) {
    if (host.equals("let")) {
      return Kind.US;
    }
    return NO_OWNERS.contains(host) || tag.endsWith("+AUX") ? Kind.BE : Kind.POSSESSIVE;
  }
}
