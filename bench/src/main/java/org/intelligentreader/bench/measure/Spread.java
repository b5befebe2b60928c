package org.intelligentreader.bench.measure;

import java.util.List;
import java.util.Locale;

/// Median, least and most of several measurements.
public record Spread(double median, double least, double most) {
  public static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  /// For a table: `412 (398–455)`.
  public String text() {
    return text(0);
  }

  /// The same with so many decimals.
  public String text(int decimals) {
    var one = "%,." + decimals + "f";
    return String.format(Locale.ROOT, one + " (" + one + "–" + one + ")", median, least, most);
  }

  /// This median as a multiple of another.
  String ratio(Spread other) {
    return String.format(Locale.ROOT, "%.2f", median / other.median);
  }
}
