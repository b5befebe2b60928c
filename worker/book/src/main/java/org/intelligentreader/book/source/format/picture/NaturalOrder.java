package org.intelligentreader.book.source.format.picture;

import java.util.Comparator;
import java.util.Locale;

/// Names in the order in which people number them: `page2` before `page10`.
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String one, String other) {
    var left = one.toLowerCase(Locale.ROOT).split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1);
    var right = other.toLowerCase(Locale.ROOT).split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1);
    for (var i = 0; i < Math.min(left.length, right.length); i++) {
      var order = part(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return left.length == right.length ? one.compareTo(other) : left.length - right.length;
  }

  private static int part(String one, String other) {
    return one.matches("[0-9]{1,18}") && other.matches("[0-9]{1,18}")
        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
        : one.compareTo(other);
  }
}
