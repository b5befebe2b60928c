package org.intelligentreader.book.language.japanese.headword;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.dictionary.Entry;
import org.intelligentreader.book.language.japanese.headword.Headwords.Run;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.script.Kana;
import org.intelligentreader.book.language.japanese.script.SoundChanges;

/// How a compound is read as a whole: 外国|人 ガイコクジン and not ガイコクニン. The dictionary decides where it
/// has one reading only; what does not fit one of the pieces goes to that piece.
final class CompoundReading {
  private CompoundReading() {}

  /// The pieces, read as the whole is.
  static List<Morpheme> of(Run run, Morphemes morphemes) {
    var pieces = morphemes.subList(run.start(), run.end());
    var composed = composed(pieces, run.inflects());
    var said = usual(run.entries());
    var whole = String.join("", composed);
    if (said.size() != 1 || (!composed.contains("") && readings(run.entries()).contains(whole))) {
      return pieces;
    }
    var right = said.getFirst();
    if (run.inflects()) {
      return inflected(pieces, composed, right);
    }
    var shares = shares(composed, right);
    if (isBound(morphemes, run.start())
        && !shares.map(List::getFirst).equals(Optional.of(composed.getFirst()))) {
      return pieces;
    }
    return shares.map(parts -> read(pieces, parts)).orElseGet(() -> List.of(whole(pieces, right)));
  }

  /// As the pieces are read; of what inflects its dictionary form.
  private static List<String> composed(List<Morpheme> pieces, boolean inflects) {
    var composed = new ArrayList<>(pieces.stream().map(piece -> piece.sound().kana()).toList());
    if (inflects) {
      composed.set(composed.size() - 1, pieces.getLast().sound().baseKana());
    }
    return composed;
  }

  /// 食|破っ(た): クイ, 名|付け(た): ヅケ. What cannot be divided stays as it is.
  private static List<Morpheme> inflected(
      List<Morpheme> pieces, List<String> composed, String right) {
    var last = pieces.getLast();
    return shares(composed, right)
        .flatMap(shares ->
            InflectedReading.of(last, shares.getLast()).map(end -> read(pieces, shares, end)))
        .orElse(pieces);
  }

  /// A noun right before says how the first piece is read: 日本|軍|大将.
  private static boolean isBound(Morphemes morphemes, int start) {
    return morphemes.isAfter(start, before -> before.is(Pos.NOUN));
  }

  /// In katakana, without doubles: the common ones where some are, else those in use, else all.
  static List<String> usual(Collection<Entry> entries) {
    var common = entries.stream().filter(entry -> entry.common() && !entry.rare()).toList();
    return common.isEmpty() ? readings(entries) : readings(common);
  }

  /// In katakana, those in use, without doubles; all where none is in use.
  static List<String> readings(Collection<Entry> entries) {
    var used = entries.stream().filter(entry -> !entry.rare()).toList();
    return (used.isEmpty() ? entries : used)
        .stream().map(entry -> Kana.toKatakana(entry.reading())).distinct().toList();
  }

  /// `right` divided among the pieces, of which all but one are read as before, or as sounds change
  /// where words meet.
  private static Optional<List<String>> shares(List<String> composed, String right) {
    for (var odd = 0; odd < composed.size(); odd++) {
      var before = head(composed.subList(0, odd), right);
      var after =
          before.flatMap(start -> tail(composed.subList(start.size() + 1, composed.size()), right));
      if (before.isPresent() && after.isPresent()) {
        var from = length(before.get());
        var to = right.length() - length(after.get());
        if (from < to) {
          var shares = new ArrayList<>(before.get());
          shares.add(right.substring(from, to));
          shares.addAll(after.get());
          return Optional.of(shares);
        }
      }
    }
    return Optional.empty();
  }

  /// The first pieces as they sound at the start of `right`.
  private static Optional<List<String>> head(List<String> pieces, String right) {
    var shares = new ArrayList<String>();
    var at = 0;
    if (pieces.contains("")) {
      return Optional.empty();
    }
    for (var piece : pieces) {
      var from = at;
      var share =
          SoundChanges.of(piece).stream()
              .filter(sound -> right.startsWith(sound, from))
              .findFirst();
      if (share.isEmpty()) {
        return Optional.empty();
      }
      shares.add(share.get());
      at += share.get().length();
    }
    return Optional.of(shares);
  }

  private static Optional<List<String>> tail(List<String> pieces, String right) {
    var shares = new ArrayList<String>();
    var end = right.length();
    if (pieces.contains("")) {
      return Optional.empty();
    }
    for (var piece : pieces.reversed()) {
      var rest = right.substring(0, end);
      var share = SoundChanges.of(piece).stream().filter(rest::endsWith).findFirst();
      if (share.isEmpty()) {
        return Optional.empty();
      }
      shares.addFirst(share.get());
      end -= share.get().length();
    }
    return Optional.of(shares);
  }

  private static int length(List<String> shares) {
    return shares.stream().mapToInt(String::length).sum();
  }

  private static List<Morpheme> read(List<Morpheme> pieces, List<String> shares) {
    var read = new ArrayList<Morpheme>(pieces.size());
    for (var i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      read.add(piece.sound().kana().equals(shares.get(i)) ? piece : piece.withKana(shares.get(i)));
    }
    return read;
  }

  private static List<Morpheme> read(List<Morpheme> pieces, List<String> shares, Morpheme last) {
    var read = new ArrayList<>(read(pieces.subList(0, pieces.size() - 1), shares));
    read.add(last);
    return read;
  }

  /// A reading that cannot be divided makes one word: 古|町 and the like.
  private static Morpheme whole(List<Morpheme> pieces, String katakana) {
    return Morpheme.joined(
        pieces, new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", ""), Morpheme.Sound.of(katakana));
  }
}
