package org.intelligentreader.supabase.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// One thing that happens. `place` names one of six books (two users, three each); `dial` chooses
/// among the variants of the move: which worker, which lease, which limit. Written as `MOVE place
/// dial`, so that a sequence is a text file.
record Step(Move move, int place, int dial) {
  private static final int PLACES = 6;
  private static final int DIALS = 1000;
  // Moves of a busy queue come more often than those of an operator or an attacker.
  private static final List<Move> BAG = bag();

  /// Random steps; one in eight is done twice, as by a client whose answer was lost.
  static List<Step> random(RandomGenerator random, int length) {
    List<Step> steps = new ArrayList<>(length);
    while (steps.size() < length) {
      var step =
          new Step(
              BAG.get(random.nextInt(BAG.size())), random.nextInt(PLACES), random.nextInt(DIALS));
      steps.add(step);
      if (random.nextInt(8) == 0) {
        steps.add(step);
      }
    }
    return steps;
  }

  /// The steps of a replay file; lines that start with `#` are remarks.
  static List<Step> parse(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", -1))
        .map(part ->
            new Step(Move.valueOf(part[0]), Integer.parseInt(part[1]), Integer.parseInt(part[2])))
        .toList();
  }

  /// A replay file of these steps.
  static String text(List<Step> steps) {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n", "", "\n"));
  }

  @Override
  public String toString() {
    return move + " " + place + " " + dial;
  }

  private static List<Move> bag() {
    List<Move> bag = new ArrayList<>();
    for (var move : Move.values()) {
      var copies =
          switch (move) {
            case CLAIM -> 14;
            case ENQUEUE, HEARTBEAT, COMPLETE -> 8;
            case FAIL, RELEASE, EXPIRE, WAKE, UPLOAD_BUNDLE, OLD_CLAIM, OLD_UPDATE -> 5;
            case CANCEL, RETRY, STOPPED, SWEEP, UPLOAD_SOURCE, HOSTILE -> 3;
            case DELETE_JOB, DELETE_BOOK, TOUCH_BOOK, SOURCE_DELETED, OLD_FIELDS -> 1;
            case ADMIN_REQUEUE, ADMIN_CANCEL, REMOVE_BUNDLE, REMOVE_SOURCE -> 1;
          };
      for (int i = 0; i < copies; i++) {
        bag.add(move);
      }
    }
    return bag;
  }
}
