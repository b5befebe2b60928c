package org.intelligentreader.lattice;

import java.util.Arrays;

/// Nodes as columns of numbers, in the order they are added: a node's `previous` is the one before
/// it on the cheapest path from the first node, `cost` that path's cost. Nodes with the same end
/// form a list (`sibling`). Node 0 is what stands left of the lattice.
final class Lattice {
  static final int NONE = -1;

  private static final int FIRST_NODES = 1 << 12;
  private static final int FIRST_POSITIONS = 1 << 10;

  int[] cost = new int[FIRST_NODES];
  int[] previous = new int[FIRST_NODES];
  int[] start = new int[FIRST_NODES];
  int[] entry = new int[FIRST_NODES];
  int[] sibling = new int[FIRST_NODES];
  char[] rightId = new char[FIRST_NODES];

  private int[] heads = new int[FIRST_POSITIONS];
  private int size;
  private int origin;
  private int furthest;

  Lattice() {
    Arrays.fill(heads, NONE);
  }

  /// Empties the lattice; it now starts at `position`, right of a node with this right id.
  void begin(int position, int rightIdBefore) {
    clearHeads();
    origin = position;
    furthest = position;
    size = 0;
    add(position, position, NONE, rightIdBefore, 0, NONE);
  }

  int size() {
    return size;
  }

  /// Where the lattice starts.
  int origin() {
    return origin;
  }

  /// Where the longest node ends.
  int furthest() {
    return furthest;
  }

  /// The last added node that ends at `position`, or [#NONE].
  int endingAt(int position) {
    return heads[position - origin];
  }

  void add(int from, int to, int entryNumber, int right, int pathCost, int previousNode) {
    var node = size++;
    if (node == cost.length) {
      growNodes();
    }
    if (to > furthest) {
      reach(to);
    }
    cost[node] = pathCost;
    previous[node] = previousNode;
    start[node] = from;
    entry[node] = entryNumber;
    rightId[node] = (char) right;
    sibling[node] = heads[to - origin];
    heads[to - origin] = node;
  }

  /// Makes `root` node 0 and forgets all before it: those nodes, and the positions before `end`,
  /// which is where `root` ends. No path that still counts may avoid it.
  void cutBefore(int root, int end) {
    var kept = size - root;
    var costOfRoot = cost[root];
    for (var i = 0; i < kept; i++) {
      cost[i] = cost[root + i] - costOfRoot;
      previous[i] = previous[root + i] - root;
      sibling[i] = sibling[root + i] == NONE ? NONE : sibling[root + i] - root;
    }
    System.arraycopy(start, root, start, 0, kept);
    System.arraycopy(entry, root, entry, 0, kept);
    System.arraycopy(rightId, root, rightId, 0, kept);
    size = kept;
    shiftHeads(root, end);
    entry[0] = NONE;
  }

  private void shiftHeads(int root, int end) {
    var by = end - origin;
    var used = furthest - origin + 1;
    for (var i = by; i < used; i++) {
      heads[i - by] = heads[i] == NONE ? NONE : heads[i] - root;
    }
    Arrays.fill(heads, used - by, used, NONE);
    origin = end;
  }

  private void clearHeads() {
    Arrays.fill(heads, 0, furthest - origin + 1, NONE);
  }

  private void reach(int position) {
    furthest = position;
    var needed = position - origin + 1;
    if (needed > heads.length) {
      var before = heads.length;
      heads = Arrays.copyOf(heads, Math.max(needed, 2 * before));
      Arrays.fill(heads, before, heads.length, NONE);
    }
  }

  private void growNodes() {
    var capacity = 2 * cost.length;
    cost = Arrays.copyOf(cost, capacity);
    previous = Arrays.copyOf(previous, capacity);
    start = Arrays.copyOf(start, capacity);
    entry = Arrays.copyOf(entry, capacity);
    sibling = Arrays.copyOf(sibling, capacity);
    rightId = Arrays.copyOf(rightId, capacity);
  }
}
