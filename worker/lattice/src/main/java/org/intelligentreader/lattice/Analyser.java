package org.intelligentreader.lattice;

import java.util.List;

/// Splits text into the cheapest sequence of dictionary entries. It keeps its lattice from call to
/// call, so that the work allocates nothing: one analyser for each thread.
public final class Analyser {
  private final Dictionary dictionary;
  private final Lattice lattice = new Lattice();
  private final Connections connections;
  private final LatticeBuilder builder;
  private final Tokens tokens = new Tokens();
  private final Commitment commitment;

  private char[] codes = new char[4096];
  private byte[] classes = new byte[4096];

  public Analyser(Dictionary dictionary) {
    this.dictionary = dictionary;
    connections = new Connections(dictionary);
    builder = new LatticeBuilder(dictionary, lattice, connections);
    commitment = new Commitment(lattice, tokens);
  }

  /// The tokens of `text`, which they cover without gaps. They are valid until the next call.
  public Tokens analyse(String text) {
    return analyse(text, Guidance.NONE);
  }

  /// The tokens of `text` as the caller guides their choice.
  ///
  /// @throws IllegalArgumentException when a forced span ends after the text
  public Tokens analyse(String text, Guidance guidance) {
    tokens.clear();
    var spans = new ForcedSpans(guidance, text.length());
    read(text, guidance);
    for (var from = 0; from < text.length(); ) {
      var to = segmentEnd(text, from, spans);
      fill(from, to, spans, true);
      commitment.finish(endNode(to), to);
      from = to;
    }
    return tokens;
  }

  /// The `count` cheapest readings of `text`, cheapest first; fewer if there are fewer.
  ///
  /// @throws IllegalArgumentException when a part of the text without a break is longer than
  ///   [CheapestPaths#LONGEST_SEGMENT]
  public List<Path> paths(String text, int count, Guidance guidance) {
    var spans = new ForcedSpans(guidance, text.length());
    read(text, guidance);
    var paths = new CheapestPaths(count);
    for (var from = 0; from < text.length(); ) {
      var to = segmentEnd(text, from, spans);
      CheapestPaths.checkLength(from, to);
      fill(from, to, spans, false);
      paths.append(new PathSearch(dictionary, lattice, to).cheapest(count));
      from = to;
    }
    return paths.all();
  }

  private void read(String text, Guidance guidance) {
    var length = text.length();
    if (codes.length <= length) {
      codes = new char[Math.max(length + 1, 2 * codes.length)];
      classes = new byte[codes.length];
    }
    text.getChars(0, length, codes, 0);
    for (var i = 0; i < length; i++) {
      classes[i] = (byte) dictionary.rules().classOf(codes[i]);
      codes[i] = dictionary.code(codes[i]);
    }
    codes[length] = 0;
    builder.text(codes, classes, length, guidance);
  }

  /// The end of the part from `from` that has a lattice of its own.
  private int segmentEnd(String text, int from, ForcedSpans spans) {
    var breaks = dictionary.breaks();
    for (var i = from; i < text.length(); i++) {
      if (breaks.indexOf(text.charAt(i)) >= 0 && !spans.cover(i, i + 1)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private void fill(int from, int to, ForcedSpans spans, boolean commit) {
    lattice.begin(from, dictionary.beginRightId());
    builder.begin(from, !commit);
    commitment.begin();
    for (var at = from; at < to; at++) {
      if (lattice.endingAt(at) == Lattice.NONE) {
        continue;
      }
      if (commit && commitment.isDue() && commitment.commit(at)) {
        builder.begin(at, false);
      }
      var forced = spans.at(at);
      if (forced.isPresent()) {
        builder.addForced(forced.get());
      } else {
        builder.add(at, spans.limit(at, to));
      }
    }
  }

  private int endNode(int to) {
    connections.from(lattice, to);
    return Connections.node(connections.to(dictionary.endLeftId()));
  }
}
