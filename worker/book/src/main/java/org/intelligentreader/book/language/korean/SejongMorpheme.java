package org.intelligentreader.book.language.korean;

import org.intelligentreader.book.model.Span;

/// A piece of a word: `form` as the dictionary lists it, `tag` of the tag set Sejong. Several may
/// share one `span`: 했 is 하 and 았.
record SejongMorpheme(Span span, String form, String tag) {
  boolean isEnding() {
    return tag.startsWith("E") || tag.startsWith("J") || tag.equals("VCP");
  }

  boolean isPredicate() {
    return tag.equals("VV") || tag.equals("VA") || tag.equals("VX") || tag.equals("VCN");
  }

  /// -하- behind a noun or root, which makes a verb or an adjective of it.
  boolean makesPredicate() {
    return tag.equals("XSV") || tag.equals("XSA");
  }

  boolean isSign() {
    return tag.startsWith("S") && !tag.equals("SN") && !tag.equals("SL") && !tag.equals("SH");
  }

  /// The tag of Universal Dependencies.
  String universal() {
    return switch (tag) {
      case "NNP" -> "PROPN";
      case "NP" -> "PRON";
      case "NR", "SN" -> "NUM";
      case "VV" -> "VERB";
      case "VX" -> "AUX";
      case "VA", "VCN" -> "ADJ";
      case "VCP" -> "AUX";
      case "MAG" -> "ADV";
      case "MAJ" -> "CCONJ";
      case "MM" -> "DET";
      case "IC" -> "INTJ";
      case "SL", "SH", "UNKNOWN" -> "X";
      default -> other();
    };
  }

  private String other() {
    return switch (tag.charAt(0)) {
      case 'N' -> "NOUN";
      case 'J' -> "ADP";
      case 'E', 'X' -> "PART";
      case 'S' -> "PUNCT";
      default -> "X";
    };
  }
}
