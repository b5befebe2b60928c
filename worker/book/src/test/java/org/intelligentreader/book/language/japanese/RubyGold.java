package org.intelligentreader.book.language.japanese;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.intelligentreader.book.language.Token;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;

/// Readings compared with the ruby of books. A span counts as covered when token or furigana
/// borders fall on both its ends.
final class RubyGold {
  private RubyGold() {}

  /// Hears about each span of the reference: whether it was right, and how we read it.
  interface Listener {
    void compared(Gold.Item item, boolean right, String ours);
  }

  private record Piece(Span span, String katakana) {}

  static List<Ruby> rubies(Gold paragraph) {
    return paragraph.items().stream()
        .map(item -> new Ruby(item.span(), item.column(0), Ruby.Kind.READING))
        .toList();
  }

  static void score(Gold paragraph, List<Token> tokens, Score score) {
    score(
        paragraph,
        tokens,
        (item, right, ours) ->
            score.add(
                right,
                item.span().of(paragraph.text()) + ": " + item.column(0) + ", ours " + ours));
  }

  static void score(Gold paragraph, List<Token> tokens, Listener listener) {
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
      listener.compared(item, right, Kana.toHiragana(ours.toString()));
    }
  }

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

  /// As it sounds, with small kana as large ones: old type has no small ones.
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
}
