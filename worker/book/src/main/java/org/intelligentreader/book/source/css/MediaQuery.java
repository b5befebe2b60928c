package org.intelligentreader.book.source.css;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a style sheet is for the screen of a reader: a page of 1000 by 1400 pixels in colour.
///
/// Source: Media Queries Level 4, without its rare features.
final class MediaQuery {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 1400;
  private static final double EM = 16;
  private static final Pattern SIZE =
      Pattern.compile("(min|max)-(?:device-)?(width|height):([0-9.]+)(px|em|rem|)");

  private MediaQuery() {}

  /// True when one query of the list holds, and for an empty list.
  static boolean holds(String list) {
    var lower = list.toLowerCase(Locale.ROOT).strip();
    return lower.isEmpty() || Arrays.stream(lower.split(",", -1)).anyMatch(MediaQuery::one);
  }

  private static boolean one(String query) {
    var plain = query.strip();
    if (plain.startsWith("not ")) {
      return !plain.contains("(") && !all(plain.substring("not ".length()));
    }
    return all(plain.replaceFirst("^only\\s+", ""));
  }

  private static boolean all(String query) {
    List<String> parts = List.of(query.strip().split("\\s+and\\s+|\\s+and(?=\\()", -1));
    return parts.stream().allMatch(MediaQuery::part);
  }

  private static boolean part(String part) {
    if (!part.startsWith("(")) {
      return part.equals("all") || part.equals("screen");
    }
    var feature = part.replaceAll("[\\s()]", "");
    var size = SIZE.matcher(feature);
    if (size.matches()) {
      var here = size.group(2).equals("width") ? WIDTH : HEIGHT;
      var there = Double.parseDouble(size.group(3)) * (size.group(4).endsWith("em") ? EM : 1);
      return size.group(1).equals("min") ? here >= there : here <= there;
    }
    return feature.equals("orientation:portrait")
        || feature.equals("color")
        || feature.equals("prefers-color-scheme:light");
  }
}
