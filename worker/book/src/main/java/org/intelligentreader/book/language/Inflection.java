package org.intelligentreader.book.language;

import java.util.Locale;

/// Steps from a lemma to a surface. The id is stable; it stands in the token files. Names for
/// learners in English and Chinese, with an example, are in the resource `inflections.json`.
public enum Inflection {
  PASSIVE,
  CAUSATIVE,
  POTENTIAL,
  NEGATIVE,
  PAST,
  TE_FORM,
  PROGRESSIVE,
  COMPLETIVE,
  ATTEMPT,
  PREPARATORY,
  RESULTATIVE,
  COMING,
  GOING,
  GIVING,
  RECEIVING,
  WISH,
  DESIDERATIVE,
  VOLITIONAL,
  PRESUMPTIVE,
  CONDITIONAL_BA,
  CONDITIONAL_TARA,
  POLITE,
  IMPERATIVE,
  APPEARANCE,
  CONJECTURE,
  COPULA,
  NEGATIVE_VOLITIONAL,
  REPRESENTATIVE,
  SIMULTANEOUS,
  CONTINUATIVE,
  ADVERBIAL,
  CLASSICAL_NEGATIVE,
  CLASSICAL_PAST,
  CLASSICAL_PERFECT,
  CLASSICAL_VOLITIONAL,
  CLASSICAL_CONJECTURE,
  CLASSICAL_OBLIGATION,
  CLASSICAL_FORM,
  HONORIFIC,
  CONTEMPT,
  LIKENESS,
  CONCESSIVE,
  COLLOQUIAL,
  STEM;

  /// The step of an id.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Inflection of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// Lower case with hyphens, as in token files.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
