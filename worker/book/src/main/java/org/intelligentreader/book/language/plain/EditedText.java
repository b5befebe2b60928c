package org.intelligentreader.book.language.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.intelligentreader.book.model.Span;

/// A text after edits, with the way back to each place of the original.
final class EditedText {
  private final String text;
  private final List<Edit> edits;

  /// Where the text of each edit begins in the edited text.
  private final int[] starts;

  private EditedText(String text, List<Edit> edits, int[] starts) {
    this.text = text;
    this.edits = edits;
    this.starts = starts;
  }

  /// Where edits overlap, the one that begins first counts, and of those the longest.
  static EditedText of(String original, List<Edit> all) {
    var edits = apart(all);
    var starts = new int[edits.size()];
    var text = new StringBuilder(original.length());
    var at = 0;
    for (var i = 0; i < starts.length; i++) {
      var edit = edits.get(i);
      text.append(original, at, edit.span().start());
      starts[i] = text.length();
      text.append(edit.text());
      at = edit.span().end();
    }
    text.append(original, at, original.length());
    return new EditedText(text.toString(), edits, starts);
  }

  private static List<Edit> apart(List<Edit> all) {
    var sorted =
        all.stream()
            .sorted(
                Comparator.comparingInt((Edit edit) -> edit.span().start())
                    .thenComparingInt(edit -> -edit.span().end()))
            .toList();
    var apart = new ArrayList<Edit>(sorted.size());
    var end = -1;
    for (var edit : sorted) {
      if (edit.span().start() >= end && (edit.span().end() > end || end < 0)) {
        apart.add(edit);
        end = edit.span().end();
      }
    }
    return List.copyOf(apart);
  }

  String text() {
    return text;
  }

  List<Edit> edits() {
    return edits;
  }

  /// The part of the original that `edited` came from, without what was cut at its ends; empty for
  /// what was added.
  Span original(Span edited) {
    var start = start(edited.start());
    return new Span(start, Math.max(start, end(edited.end())));
  }

  /// Where a part of the original lies in the edited text.
  Span edited(Span original) {
    var start = position(original.start(), false);
    return new Span(start, Math.max(start, position(original.end(), true)));
  }

  private int start(int at) {
    var i = lastStartingBefore(at + 1);
    if (i < 0) {
      return at;
    }
    var span = edits.get(i).span();
    var behind = starts[i] + edits.get(i).text().length();
    return at < behind ? span.start() : span.end() + at - behind;
  }

  private int end(int at) {
    var i = lastStartingBefore(at);
    if (i < 0) {
      return at;
    }
    var behind = starts[i] + edits.get(i).text().length();
    return edits.get(i).span().end() + Math.max(0, at - behind);
  }

  /// The last edit whose text begins before `at`, or -1.
  private int lastStartingBefore(int at) {
    var low = 0;
    var high = starts.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (starts[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private int position(int original, boolean end) {
    var low = 0;
    var high = starts.length;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (isBefore(edits.get(middle).span(), original, end)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return original;
    }
    var edit = edits.get(low - 1);
    var behind = starts[low - 1] + edit.text().length();
    if (original < edit.span().end()) {
      return end ? behind : starts[low - 1];
    }
    return behind + original - edit.span().end();
  }

  /// What is added in front of a start belongs to what is before it.
  private static boolean isBefore(Span edit, int original, boolean end) {
    return edit.start() < original || (!end && edit.start() == original && edit.length() == 0);
  }
}
