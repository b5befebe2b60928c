package org.intelligentreader.book.language.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.book.language.Reading;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.text.CanonicalText;
import org.intelligentreader.book.text.Chapter;
import org.intelligentreader.book.text.ChapterHeading;
import org.intelligentreader.book.text.ChapterId;
import org.intelligentreader.book.text.Ruby;
import org.intelligentreader.book.text.Span;
import org.intelligentreader.book.text.Structure;
import org.junit.jupiter.api.Test;

/// Scores against reference data; the thresholds guard what was reached. Figures:
/// `docs/japanese-quality.md`.
class JapaneseQualityTest {
  private static final int MISSES = Integer.getInteger("quality.misses", 0);

  @Test
  void short_units_of_the_treebank() throws IOException {
    var gold = Gold.read(Shared.path("gold/gsd-dev.tsv"));
    var precision = new Score("short units, precision");
    var recall = new Score("short units, recall");
    var form = new Score("dictionary form");
    var reading = new Score("reading");
    for (var sentence : gold) {
      var ours = new HashMap<Span, Token>();
      tokens(sentence.text(), List.of()).stream()
          .flatMap(token -> token.parts().isEmpty() ? Stream.of(token) : token.parts().stream())
          .filter(token -> !token.span().of(sentence.text()).isBlank())
          .forEach(token -> ours.put(token.span(), token));
      var wanted = new HashSet<Span>();
      for (var item : sentence.items()) {
        wanted.add(item.span());
        var token = Optional.ofNullable(ours.get(item.span()));
        recall.add(token.isPresent(), item.column(0) + " " + item.column(6));
        if (token.isPresent() && !item.column(6).contains("記号") && !item.column(6).contains("数詞")) {
          compare(item, token.get(), form, reading);
        }
      }
      ours.keySet().forEach(span -> precision.add(wanted.contains(span), span.of(sentence.text())));
    }
    var f1 = 2 * precision.percent() * recall.percent() / (precision.percent() + recall.percent());
    print("F1 " + f1, precision, recall, form, reading);
    assertThat(f1).isGreaterThan(98.6);
    assertThat(form.percent()).isGreaterThan(99.6);
    assertThat(reading.percent()).isGreaterThan(98.7);
  }

  private static void compare(Gold.Item item, Token token, Score form, Score reading) {
    var lemma = token.lexeme().lemma();
    form.add(
        lemma.equalsIgnoreCase(item.column(2)),
        item.column(0) + ": " + item.column(2) + ", ours " + lemma);
    var ours = token.reading().map(Reading::katakana).orElse("");
    var pronunciation = item.column(3);
    if (!pronunciation.isEmpty()) {
      var folded = FoldedKana.fold(ours);
      var right =
          folded.equals(FoldedKana.fold(pronunciation))
              || folded.equals(FoldedKana.fold(pronunciation.replace("ワ", "ハ")))
              || folded.equals(FoldedKana.fold(pronunciation.replace("エ", "ヘ")));
      reading.add(right, item.column(0) + ": " + pronunciation + ", ours " + ours);
    }
  }

  @Test
  void learners_words_against_long_units() throws IOException {
    var gold = Gold.read(Shared.path("gold/gsd-dev-luw.tsv"));
    var precision = new Score("learner's words, precision");
    var recall = new Score("learner's words, recall");
    for (var sentence : gold) {
      var wanted = longUnits(sentence);
      var ours = new HashSet<Span>();
      for (var token : tokens(sentence.text(), List.of())) {
        if (!token.surface().isBlank()
            && !isPunctuation(token)
            && !insideCompound(token.span(), sentence)) {
          ours.add(token.span());
        }
      }
      wanted.removeIf(span -> compound(sentence).contains(span));
      ours.forEach(span -> precision.add(wanted.contains(span), span.of(sentence.text())));
      wanted.forEach(span -> recall.add(ours.contains(span), span.of(sentence.text())));
    }
    var f1 = 2 * precision.percent() * recall.percent() / (precision.percent() + recall.percent());
    print("F1 " + f1, precision, recall);
    assertThat(f1).isGreaterThan(95.4);
  }

  private static List<Span> longUnits(Gold sentence) {
    var units = new ArrayList<Span>();
    for (var item : sentence.items()) {
      if (item.column(1).startsWith("補助記号") || item.column(1).startsWith("空白")) {
        continue;
      }
      if (item.column(4 + 1).equals("+")
          && !units.isEmpty()
          && units.getLast().end() == item.span().start()) {
        units.set(units.size() - 1, new Span(units.getLast().start(), item.span().end()));
      } else {
        units.add(item.span());
      }
    }
    return units;
  }

  /// Noun long units that we cut: whether a free compound is one word for a learner is a matter of
  /// taste.
  private static List<Span> compound(Gold sentence) {
    var morphemes = LatticeAnalyser.shared().analyse(sentence.text());
    return sentence.items().stream()
        .filter(item -> item.column(1).startsWith("名詞"))
        .map(Gold.Item::span)
        .filter(span -> morphemes.stream().filter(m -> span.contains(m.span())).count() > 1)
        .toList();
  }

  private static boolean insideCompound(Span span, Gold sentence) {
    return compound(sentence).stream().anyMatch(unit -> unit.contains(span));
  }

  private static boolean isPunctuation(Token token) {
    return token
        .lexeme()
        .partOfSpeech()
        .filter(p -> p.tag().equals("補助記号") || p.tag().equals("空白"))
        .isPresent();
  }

  @Test
  void readings_of_general_texts_without_their_ruby() throws IOException {
    var score = new Score("general texts, ruby hidden");
    for (var paragraph : Gold.read(Shared.path("gold/ruby-general.tsv"))) {
      score(paragraph, tokens(paragraph.text(), List.of()), score);
    }
    print("", score);
    assertThat(score.percent()).isGreaterThan(88.8);
  }

  @Test
  void readings_of_general_texts_with_their_ruby() throws IOException {
    var score = new Score("general texts, ruby in use");
    for (var paragraph : Gold.read(Shared.path("gold/ruby-general.tsv"))) {
      var rubies =
          paragraph.items().stream()
              .map(item -> new Ruby(item.span(), item.column(0), Ruby.Kind.READING))
              .toList();
      score(paragraph, tokens(paragraph.text(), rubies), score);
    }
    print("", score);
    assertThat(score.percent()).isGreaterThan(98.8);
  }

  @Test
  void kusamakura_with_each_ruby_hidden_until_after_its_use() throws IOException {
    var hidden = new Score("Kusamakura, no ruby");
    var memory = new Score("Kusamakura, book memory");
    var tokenizer = JapaneseTokenizer.create();
    for (var paragraph : Gold.read(Shared.path("gold/ruby-kusamakura.tsv"))) {
      score(paragraph, tokens(paragraph.text(), List.of()), hidden);
      score(paragraph, tokenizer.analyse(chapter(paragraph.text(), List.of())).tokens(), memory);
      var rubies =
          paragraph.items().stream()
              .map(item -> new Ruby(item.span(), item.column(0), Ruby.Kind.READING))
              .toList();
      tokenizer.analyse(chapter(paragraph.text(), rubies));
    }
    print("", hidden, memory);
    assertThat(memory.percent()).isGreaterThan(71.3);
  }

  /// A span counts as covered when token or furigana borders fall on both its ends.
  private static void score(Gold paragraph, List<Token> tokens, Score score) {
    var pieces = new TreeMap<Integer, Piece>();
    for (var token : tokens) {
      for (var piece : pieces(token)) {
        pieces.put(piece.span().start(), piece);
      }
    }
    for (var item : paragraph.items()) {
      var ours = new StringBuilder();
      var at = item.span().start();
      while (at < item.span().end() && pieces.containsKey(at)) {
        var piece = pieces.get(at);
        ours.append(piece == null ? "" : piece.katakana());
        at = piece == null ? item.span().end() : piece.span().end();
      }
      var right = at == item.span().end() && sound(ours.toString()).equals(sound(item.column(0)));
      score.add(
          right,
          item.span().of(paragraph.text())
              + ": "
              + item.column(0)
              + ", ours "
              + Kana.toHiragana(ours.toString()));
    }
  }

  private record Piece(Span span, String katakana) {}

  private static List<Piece> pieces(Token token) {
    var reading = token.reading();
    if (reading.isEmpty()) {
      return List.of();
    }
    var pieces = new ArrayList<Piece>();
    var at = token.span().start();
    for (var furigana : reading.get().furigana()) {
      if (furigana.span().start() > at) {
        pieces.add(kana(token, at, furigana.span().start()));
      }
      pieces.add(new Piece(furigana.span(), Kana.toKatakana(furigana.hiragana())));
      at = furigana.span().end();
    }
    if (at < token.span().end()) {
      pieces.add(kana(token, at, token.span().end()));
    }
    return pieces;
  }

  private static Piece kana(Token token, int start, int end) {
    var span = new Span(start, end);
    return new Piece(span, Kana.toKatakana(span.shift(-token.span().start()).of(token.surface())));
  }

  private static String sound(String kana) {
    var large = new StringBuilder();
    var text = Kana.toKatakana(kana);
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var small = "ァィゥェォッャュョヮ".indexOf(c);
      large.append(small < 0 ? c : "アイウエオツヤユヨワ".charAt(small));
    }
    return FoldedKana.fold(large.toString());
  }

  private static List<Token> tokens(String text, List<Ruby> rubies) {
    return JapaneseTokenizer.create().analyse(chapter(text, rubies)).tokens();
  }

  /// The reference texts are lines; what trimming cuts off their starts moves the offsets, so it is
  /// put back.
  private static Chapter chapter(String text, List<Ruby> rubies) {
    var heading = new ChapterHeading(new ChapterId("toc-00000000"), "", 1, Optional.empty());
    var plain = text.replace('\u3000', '＿').replace(' ', '＿').replace('\u00A0', '＿');
    return new Chapter(
        heading,
        CanonicalText.of(plain),
        new Structure(List.of(), List.of(), rubies, List.of()),
        "");
  }

  private static void print(String title, Score... scores) {
    if (MISSES > 0) {
      System.out.println(title);
      for (var score : scores) {
        System.out.println(score.report(MISSES));
      }
    }
  }
}
