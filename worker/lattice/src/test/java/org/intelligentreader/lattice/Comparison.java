package org.intelligentreader.lattice;

import com.atilika.kuromoji.TokenBase;
import com.atilika.kuromoji.unidic.kanaaccent.Token;
import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares our tokens with kuromoji's: place, known or unknown, and the very entry with all its
/// features.
final class Comparison {
  private static final Tokenizer KUROMOJI = new Tokenizer();

  private final Analyser analyser = new Analyser(Unidic.DICTIONARY);

  /// kuromoji's number of each entry of ours that was compared feature by feature, + 1.
  private final int[] compared = new int[Unidic.DICTIONARY.entryCount()];

  private final Map<String, Integer> differences = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private long characters;
  private long tokens;

  void compare(String text) {
    characters += text.length();
    var theirs = KUROMOJI.tokenize(text);
    var ours = analyser.analyse(text);
    tokens += theirs.size();
    for (var i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      var theirStart = theirs.get(i).getPosition();
      var theirEnd = theirStart + theirs.get(i).getSurface().length();
      if (ours.start(i) != theirStart || ours.end(i) != theirEnd) {
        note("borders", text, theirStart, ours, theirs);
        return;
      }
      if (!sameEntry(ours.entry(i), theirs.get(i))) {
        note("entry", text, theirStart, ours, theirs);
        return;
      }
    }
    if (ours.size() != theirs.size()) {
      note("number of tokens", text, text.length(), ours, theirs);
    }
  }

  private boolean sameEntry(int entry, Token token) {
    var theirs = wordId(token) + 1;
    if (compared[entry] != 0) {
      return compared[entry] == theirs;
    }
    var features = token.getAllFeaturesArray();
    for (var column = 0; column < features.length; column++) {
      if (!features[column].equals(Unidic.DICTIONARY.feature(entry, column))) {
        return false;
      }
    }
    compared[entry] = theirs;
    return Unidic.DICTIONARY.isKnown(entry) == token.isKnown();
  }

  private void note(String kind, String text, int at, Tokens ours, List<Token> theirs) {
    differences.merge(kind, 1, Integer::sum);
    var from = Math.max(0, at - 10);
    var to = Math.min(text.length(), at + 10);
    examples.putIfAbsent(
        kind,
        "at %d, …%s…: %s, not %s"
            .formatted(at, text.substring(from, to), near(ours, text, at), near(theirs, at)));
  }

  private static String near(Tokens ours, String text, int at) {
    var found = new StringBuilder();
    for (var i = 0; i < ours.size(); i++) {
      if (Math.abs(ours.start(i) - at) < 10) {
        found.append(text, ours.start(i), ours.end(i)).append('|');
      }
    }
    return found.toString();
  }

  private static String near(List<Token> theirs, int at) {
    var found = new StringBuilder();
    for (var token : theirs) {
      if (Math.abs(token.getPosition() - at) < 10) {
        found.append(token.getSurface()).append('|');
      }
    }
    return found.toString();
  }

  Map<String, Integer> differences() {
    return differences;
  }

  long characters() {
    return characters;
  }

  String report() {
    return "%,d characters, %,d tokens, %,d entries compared in all features; differences %s %s"
        .formatted(
            characters,
            tokens,
            Arrays.stream(compared).filter(id -> id != 0).count(),
            differences,
            examples);
  }

  private static int wordId(Token token) {
    try {
      var field = TokenBase.class.getDeclaredField("wordId");
      field.setAccessible(true);
      return field.getInt(token);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
