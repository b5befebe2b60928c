package org.intelligentreader.book.language.english;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.book.language.Inflection;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Turns tagged words into the tokens of the bundle.
final class EnglishTokens {
  private static final Set<String> VERBS = Set.of("VERB", "AUX");
  private static final Set<String> SYMBOLS = Set.of("PUNCT", "SYM");

  private final EnglishLemmas lemmas;
  private final KnownWords words = new KnownWords();

  EnglishTokens(EnglishLemmas lemmas) {
    this.lemmas = lemmas;
  }

  /// `next` is the word that follows in the sentence.
  Token token(TaggedWord word, Optional<TaggedWord> next) {
    var last = word.last();
    var contraction = Contraction.of(last.plain(), last.tag());
    if (word.isCompound()) {
      return compound(word, contraction);
    }
    return contraction
        .map(found -> contracted(last, found, next))
        .orElseGet(() -> plain(last.span(), last.surface(), last.plain(), last.firstTag()));
  }

  private Token plain(Span span, String surface, String plain, String tag) {
    var fitting = fitting(plain, tag);
    return token(span, surface, lemmas.of(plain, fitting), fitting, List.of(), List.of());
  }

  /// The tagger now and then takes a rare word for a symbol.
  private static String fitting(String plain, String tag) {
    var letters = CodePoints.any(plain, Character::isLetter);
    return letters && SYMBOLS.contains(tag) ? "NOUN" : tag;
  }

  /// well-known, passers-by: a noun has the plural at its last part, everything else is its own
  /// dictionary form.
  private Token compound(TaggedWord word, Optional<Contraction> contraction) {
    var last = word.last();
    var tag = last.firstTag().equals("VERB") ? "ADJ" : fitting(last.plain(), last.firstTag());
    var head =
        contraction.map(found -> last.plain().substring(0, found.host())).orElse(last.plain());
    var before =
        word.members().subList(0, word.members().size() - 1).stream()
            .map(TaggedWord.Member::plain)
            .collect(Collectors.joining());
    var lemma = before + (tag.equals("NOUN") ? lemmas.of(head, tag) : head);
    var parts =
        word.members().stream()
            .map(
                member -> plain(member.span(), member.surface(), member.plain(), member.firstTag()))
            .toList();
    return token(word.span(), word.surface(), lemma, tag, List.of(), parts);
  }

  private Token contracted(
      TaggedWord.Member word, Contraction contraction, Optional<TaggedWord> next) {
    var kind = resolved(contraction.kind(), next);
    var tag = kind == Contraction.Kind.NOT ? "AUX" : fitting(word.plain(), word.firstTag());
    var lemma = lemmas.of(contraction.hostWord(), tag);
    var border = word.span().start() + contraction.host();
    var host =
        token(
            new Span(word.span().start(), border),
            word.surface().substring(0, contraction.host()),
            lemma,
            tag,
            List.of(),
            List.of());
    var ending =
        token(
            new Span(border, word.span().end()),
            word.surface().substring(contraction.host()),
            kind.lemma(),
            kind.tag(),
            List.of(),
            List.of());
    var inflection =
        kind == Contraction.Kind.NOT ? List.of(Inflection.NEGATIVE.id()) : List.<String>of();
    return token(word.span(), word.surface(), lemma, tag, inflection, List.of(host, ending));
  }

  /// he'd gone has had, he'd go has would: after had the verb is not in its dictionary form.
  private Contraction.Kind resolved(Contraction.Kind kind, Optional<TaggedWord> next) {
    var inflected =
        next.map(TaggedWord::last)
            .filter(word -> VERBS.contains(word.firstTag()))
            .filter(word ->
                !lemmas
                    .of(word.plain(), word.firstTag())
                    .equals(word.plain().toLowerCase(Locale.ROOT)));
    return kind == Contraction.Kind.WOULD && inflected.isPresent() ? Contraction.Kind.HAVE : kind;
  }

  private Token token(
      Span span,
      String surface,
      String lemma,
      String tag,
      List<String> inflection,
      List<Token> parts) {
    var word = words.of(surface, lemma, tag);
    return new Token(span, word.surface(), word.lexeme(), Optional.empty(), inflection, parts);
  }
}
