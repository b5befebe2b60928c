package org.intelligentreader.book.language;

import java.util.Locale;

/// Steps from a lemma to a surface, with names for learners. The id is stable; it stands in the
/// token files.
public enum Inflection {
  PASSIVE("passive or potential", "被动或可能"),
  CAUSATIVE("causative", "使役"),
  POTENTIAL("potential", "可能"),
  NEGATIVE("negative", "否定"),
  PAST("past", "过去"),
  TE_FORM("te-form", "て形"),
  PROGRESSIVE("progressive or state", "进行或持续"),
  COMPLETIVE("completely, regrettably", "完了、遗憾"),
  ATTEMPT("try doing", "尝试"),
  PREPARATORY("in advance", "事先"),
  RESULTATIVE("has been done", "结果状态"),
  COMING("come to", "来、逐渐"),
  GOING("go on", "去、逐渐"),
  GIVING("do for somebody", "为人做"),
  RECEIVING("have somebody do", "请人做"),
  DESIDERATIVE("want to", "愿望"),
  VOLITIONAL("let us, probably", "意志、推量"),
  CONDITIONAL_BA("if (ba)", "假定（ば）"),
  CONDITIONAL_TARA("if, when (tara)", "假定（たら）"),
  POLITE("polite", "敬体"),
  IMPERATIVE("imperative", "命令"),
  APPEARANCE("looks like", "样态"),
  CONJECTURE("apparently", "推测"),
  COPULA("is", "判断"),
  CLASSICAL_NEGATIVE("negative (classical)", "否定（文语）"),
  CLASSICAL_PAST("past (classical)", "过去（文语）"),
  CLASSICAL_OBLIGATION("should (classical)", "当然（文语）"),
  NEGATIVE_VOLITIONAL("will not, probably not", "否定意志、推量"),
  REPRESENTATIVE("doing things like (tari)", "列举（たり）"),
  CONTINUATIVE("continuative", "连用"),
  ADVERBIAL("adverbial", "副词形");

  private final String english;
  private final String chinese;

  Inflection(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /// Lower case with hyphens, as in token files.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }
}
