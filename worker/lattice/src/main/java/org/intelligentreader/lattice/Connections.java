package org.intelligentreader.lattice;

import java.nio.ShortBuffer;
import java.util.Arrays;
import org.intelligentreader.lattice.file.Format;

/// The cheapest way to reach a node that starts at one position.
///
/// A way is a number whose high half is its cost and whose low half the node it comes from, so that
/// of two equally cheap ways the one with the older node is the lesser number. Ways are tried from
/// the cheapest on, until the next one could not win even by the least cost in the left id's row of
/// the matrix: in novels that is after 2.4 of 6.7, and it spares above all the rare ids, which are
/// in no cache.
final class Connections {
  private final ShortBuffer matrix;
  private final int rightIdCount;
  private final short[] hot;
  private final int hotIds;
  private final int hotRow;
  private final short[] least;

  private long[] ways = new long[64];
  private int[] rightIds = new int[64];
  private int count;

  private final long[] cheapest;
  private final int[] cheapestStamp;
  private int stamp;

  Connections(Dictionary dictionary) {
    matrix = dictionary.matrix();
    rightIdCount = dictionary.rightIds();
    hot = dictionary.hotMatrix();
    hotIds = dictionary.hotIds();
    hotRow = Format.hotRow(hotIds);
    least = dictionary.leastCosts();
    cheapest = new long[dictionary.leftIds()];
    cheapestStamp = new int[dictionary.leftIds()];
  }

  /// Takes the nodes that end at `position` for the ones to connect to.
  void from(Lattice lattice, int position) {
    stamp++;
    count = 0;
    for (var node = lattice.endingAt(position); node >= 0; node = lattice.sibling[node]) {
      insert(((long) lattice.cost[node] << 32) | node, lattice.rightId[node]);
    }
  }

  private void insert(long way, int rightId) {
    if (count == ways.length) {
      ways = Arrays.copyOf(ways, 2 * count);
      rightIds = Arrays.copyOf(rightIds, 2 * count);
    }
    var at = count++;
    for (; at > 0 && ways[at - 1] > way; at--) {
      ways[at] = ways[at - 1];
      rightIds[at] = rightIds[at - 1];
    }
    ways[at] = way;
    rightIds[at] = rightId;
  }

  /// The cheapest way to a node with this left id.
  long to(int leftId) {
    if (cheapestStamp[leftId] != stamp) {
      cheapestStamp[leftId] = stamp;
      cheapest[leftId] = leftId < hotIds ? cheapestOfHot(leftId) : cheapestOfAll(leftId);
    }
    return cheapest[leftId];
  }

  private long cheapestOfHot(int leftId) {
    var row = leftId * hotRow;
    var bound = (long) least[leftId] << 32;
    var best = Long.MAX_VALUE;
    for (var i = 0; i < count && ways[i] + bound <= best; i++) {
      var rightId = rightIds[i];
      var cost = rightId < hotIds ? hot[row + rightId] : cost(leftId, rightId);
      best = Math.min(best, ways[i] + ((long) cost << 32));
    }
    return best;
  }

  private long cheapestOfAll(int leftId) {
    var bound = (long) least[leftId] << 32;
    var best = Long.MAX_VALUE;
    for (var i = 0; i < count && ways[i] + bound <= best; i++) {
      best = Math.min(best, ways[i] + ((long) cost(leftId, rightIds[i]) << 32));
    }
    return best;
  }

  private short cost(int leftId, int rightId) {
    return matrix.get(leftId * rightIdCount + rightId);
  }

  static int cost(long way) {
    return (int) (way >> 32);
  }

  static int node(long way) {
    return (int) way;
  }
}
