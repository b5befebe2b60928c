package org.intelligentreader.lattice;

import java.util.BitSet;

/// Turns the part of a path that no later text can change into tokens, so that a lattice stays
/// small however long the text is.
final class Commitment {
  /// From this many nodes on it is worth looking for a node that all paths share.
  static final int SOON = 1 << 15;

  /// With this many nodes the cheapest path so far is taken, whatever follows.
  static final int AT_LAST = 1 << 18;

  private final Lattice lattice;
  private final Tokens tokens;
  private final BitSet alive = new BitSet();
  private int due;
  private int shared;
  private int sharedEnd;

  Commitment(Lattice lattice, Tokens tokens) {
    this.lattice = lattice;
    this.tokens = tokens;
  }

  void begin() {
    due = SOON;
  }

  boolean isDue() {
    return lattice.size() >= due;
  }

  /// Commits what is certain before `position`.
  ///
  /// @return whether it had to decide what was not certain, and the lattice now starts at
  ///   `position`
  boolean commit(int position) {
    findShared(position);
    if (shared > 0) {
      emit(shared, sharedEnd);
      lattice.cutBefore(shared, sharedEnd);
    }
    if (lattice.size() < AT_LAST) {
      due = Math.max(SOON, 2 * lattice.size());
      return false;
    }
    decide(position);
    due = SOON;
    return true;
  }

  /// The path that ends with `node` at `end` is the one.
  void finish(int node, int end) {
    emit(node, end);
  }

  private void decide(int position) {
    var cheapest = lattice.endingAt(position);
    for (var node = cheapest; node >= 0; node = lattice.sibling[node]) {
      if (lattice.cost[node] <= lattice.cost[cheapest]) {
        cheapest = node;
      }
    }
    emit(cheapest, position);
    lattice.begin(position, lattice.rightId[cheapest]);
  }

  /// Finds the last node on the paths of all nodes that end at `position` or later. A node's
  /// previous one has a lower number, so one walk down finds where they meet.
  private void findShared(int position) {
    alive.clear();
    for (var end = position; end <= lattice.furthest(); end++) {
      for (var node = lattice.endingAt(end); node >= 0; node = lattice.sibling[node]) {
        alive.set(node);
        sharedEnd = end;
      }
    }
    shared = alive.length() - 1;
    for (var paths = alive.cardinality(); paths > 1; ) {
      var previous = lattice.previous[shared];
      if (alive.get(previous)) {
        paths--;
      }
      alive.set(previous);
      sharedEnd = lattice.start[shared];
      shared = alive.previousSetBit(shared - 1);
    }
  }

  private void emit(int last, int end) {
    var count = 0;
    for (var node = last; node > 0; node = lattice.previous[node]) {
      count++;
    }
    tokens.grow(count);
    var token = tokens.size() - 1;
    var tokenEnd = end;
    for (var node = last; node > 0; node = lattice.previous[node]) {
      tokens.set(token--, lattice.start[node], tokenEnd, lattice.entry[node]);
      tokenEnd = lattice.start[node];
    }
  }
}
