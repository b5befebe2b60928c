package org.intelligentreader.book.language.japanese.morpheme;

/// One pass that mends what the analyser gets wrong. A repair keeps the text: its morphemes cover
/// the same characters, each with the characters of its span as surface; and it has nothing to mend
/// in what it has mended. A test holds every repair to that on random text.
@FunctionalInterface
public interface Repair {
  Morphemes mend(Morphemes morphemes);
}
