package org.intelligentreader.book.language.chinese;

/// HanLP's tags of parts of speech, which are those of the corpus of Peking University.
final class Nature {
  private Nature() {}

  /// The tag of Universal Dependencies.
  static String universal(String tag) {
    return switch (tag) {
      case "vshi" -> "AUX";
      case "rz", "rzv", "rzs", "rzt" -> "DET";
      default -> tag.isEmpty() ? "X" : byFirst(tag);
    };
  }

  private static String byFirst(String tag) {
    return switch (tag.charAt(0)) {
      case 'n' ->
          tag.startsWith("nr") || tag.startsWith("ns") || tag.startsWith("nt") ? "PROPN" : "NOUN";
      case 'a', 'b', 'z' -> "ADJ";
      case 'v' -> "VERB";
      case 'd' -> "ADV";
      case 'm' -> "NUM";
      case 'r' -> "PRON";
      case 'p', 'f' -> "ADP";
      case 'c' -> "CCONJ";
      case 'u', 'y' -> "PART";
      case 'e', 'o' -> "INTJ";
      case 'w' -> "PUNCT";
      case 'g', 'i', 'j', 'l', 'q', 's', 't' -> "NOUN";
      default -> "X";
    };
  }
}
