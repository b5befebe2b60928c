package org.intelligentreader.lattice;

import java.nio.ShortBuffer;
import java.util.Arrays;

/// The cheapest way to reach a node that starts at one position, found once for each left id.
///
/// A way is a number whose high half is its cost and whose low half the node it comes from, so that
/// of two equally cheap ways the one with the older node is the lesser number.
final class Connections {
  private final ShortBuffer matrix;
  private final int rightIdCount;
  private final short[] hot;
  private final int hotIds;

  private long[] ways = new long[64];
  private int[] rightIds = new int[64];
  private int count;

  private final int[] wayOf;
  private final int[] wayStamp;
  private final long[] cheapest;
  private final int[] cheapestStamp;
  private int stamp;

  Connections(Dictionary dictionary) {
    matrix = dictionary.matrix();
    rightIdCount = dictionary.rightIds();
    hot = dictionary.hotMatrix();
    hotIds = dictionary.hotIds();
    wayOf = new int[rightIdCount];
    wayStamp = new int[rightIdCount];
    cheapest = new long[dictionary.leftIds()];
    cheapestStamp = new int[dictionary.leftIds()];
  }

  /// Takes the nodes that end at `position` for the ones to connect to; of those with the same
  /// right id only the cheapest counts.
  void from(Lattice lattice, int position) {
    stamp++;
    count = 0;
    for (var node = lattice.endingAt(position); node >= 0; node = lattice.sibling[node]) {
      var rightId = lattice.rightId[node];
      var way = ((long) lattice.cost[node] << 32) | node;
      if (wayStamp[rightId] != stamp) {
        wayStamp[rightId] = stamp;
        wayOf[rightId] = append(rightId, way);
      } else if (way < ways[wayOf[rightId]]) {
        ways[wayOf[rightId]] = way;
      }
    }
  }

  private int append(int rightId, long way) {
    if (count == ways.length) {
      ways = Arrays.copyOf(ways, 2 * count);
      rightIds = Arrays.copyOf(rightIds, 2 * count);
    }
    ways[count] = way;
    rightIds[count] = rightId;
    return count++;
  }

  /// The cheapest way to a node with this left id.
  long to(int leftId) {
    if (cheapestStamp[leftId] == stamp) {
      return cheapest[leftId];
    }
    var best = leftId < hotIds ? cheapestOfHot(leftId) : cheapestOfAll(leftId);
    cheapestStamp[leftId] = stamp;
    cheapest[leftId] = best;
    return best;
  }

  private long cheapestOfHot(int leftId) {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < count; i++) {
      var rightId = rightIds[i];
      var cost =
          rightId < hotIds
              ? hot[leftId * hotIds + rightId]
              : matrix.get(leftId * rightIdCount + rightId);
      best = Math.min(best, ways[i] + ((long) cost << 32));
    }
    return best;
  }

  private long cheapestOfAll(int leftId) {
    var row = leftId * rightIdCount;
    var best = Long.MAX_VALUE;
    for (var i = 0; i < count; i++) {
      best = Math.min(best, ways[i] + ((long) matrix.get(row + rightIds[i]) << 32));
    }
    return best;
  }

  static int cost(long way) {
    return (int) (way >> 32);
  }

  static int node(long way) {
    return (int) way;
  }
}
