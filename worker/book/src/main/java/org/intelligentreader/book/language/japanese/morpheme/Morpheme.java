package org.intelligentreader.book.language.japanese.morpheme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intelligentreader.book.model.Span;

/// A short unit of UniDic. `span` and `surface` are those of the canonical text.
///
/// Columns: <https://clrd.ninjal.ac.jp/unidic/faq.html>. `base` is the dictionary form in the
/// text's spelling (買える), `lemma` UniDic's (買う); `kana` is empty for symbols and unknown words.
public record Morpheme(Span span, String surface, Tag tag, String lemma, String base, Sound sound) {
  /// Part of speech and conjugation; fields that do not apply are empty.
  public record Tag(
      Pos pos, String detail, String third, String conjugationType, String conjugationForm) {}

  /// Reading as written, reading of the dictionary form, pitch accent.
  public record Sound(String kana, String baseKana, Optional<String> accent) {
    public static final Sound NONE = new Sound("", "", Optional.empty());

    /// Read so, in the dictionary form too.
    public static Sound of(String kana) {
      return new Sound(kana, kana, Optional.empty());
    }
  }

  public boolean is(Pos pos) {
    return tag.pos == pos;
  }

  public boolean is(Pos pos, String detail) {
    return tag.pos == pos && tag.detail.equals(detail);
  }

  public boolean isForm(String prefix) {
    return tag.conjugationForm.startsWith(prefix);
  }

  /// The lemma without UniDic's remark (`私-代名詞`).
  public String plainLemma() {
    var dash = lemma.indexOf('-');
    return dash <= 0 ? lemma : lemma.substring(0, dash);
  }

  /// The same morpheme, read otherwise.
  public Morpheme withKana(String kana) {
    return withKana(kana, kana);
  }

  /// The same morpheme, it and its dictionary form read otherwise.
  public Morpheme withKana(String kana, String baseKana) {
    return new Morpheme(span, surface, tag, lemma, base, new Sound(kana, baseKana, sound.accent()));
  }

  /// Touching pieces as one morpheme, which is its own dictionary form.
  public static Morpheme joined(List<Morpheme> pieces, Tag tag, Sound sound) {
    var surface = surface(pieces);
    return new Morpheme(span(pieces), surface, tag, surface, surface, sound);
  }

  /// The text of `pieces`, without what lies between.
  public static String surface(List<Morpheme> pieces) {
    return pieces.stream().map(Morpheme::surface).collect(Collectors.joining());
  }

  /// From the first to the last.
  public static Span span(List<Morpheme> pieces) {
    return new Span(pieces.getFirst().span().start(), pieces.getLast().span().end());
  }
}
