package org.intelligentreader.book.source.format.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.intelligentreader.book.source.format.plain.Headings.Heading;
import org.intelligentreader.book.source.format.plain.Paragraphs.Paragraph;

/// Which paragraphs of a plain text are headings. A list of contents names chapters, too: several
/// headings with nothing between them are such a list.
final class Outline {
  /// A heading that goes on to the paragraph `last`.
  record Chapter(int level, int last, boolean startsPage) {}

  private static final int LIST = 4;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_LINES = 3;
  private static final int FEWEST_NUMBERS = 2;

  private final List<Paragraph> paragraphs;
  private final Map<Integer, Heading> found = new HashMap<>();

  /// Where a heading of the same words stands last.
  private final Map<String, Integer> lastPlaces = new HashMap<>();

  private final Map<Integer, Chapter> chapters = new HashMap<>();

  private Outline(List<Paragraph> paragraphs) {
    this.paragraphs = paragraphs;
  }

  static Outline of(List<Paragraph> paragraphs) {
    var outline = new Outline(paragraphs);
    outline.search();
    if (outline.found.isEmpty()) {
      outline.searchNumbers();
    }
    outline.dropLists();
    outline.rank();
    return outline;
  }

  Optional<Chapter> at(int index) {
    return Optional.ofNullable(chapters.get(index));
  }

  private void search() {
    for (var i = 0; i < paragraphs.size(); i++) {
      var paragraph = paragraphs.get(i);
      var line = paragraph.text().lines().findFirst().orElse("");
      if (paragraph.text().length() <= 2 * LONGEST_NAME) {
        var index = i;
        Headings.of(line, paragraph.alone() || (paragraph.isOneLine() && isApart(i)))
            .filter(_ -> paragraph.isOneLine() || isNumberWithName(paragraph))
            .ifPresent(heading -> found.put(index, named(heading, paragraph)));
      }
    }
  }

  /// A heading of a few lines, of which the first alone names a chapter by its number.
  private static boolean isNumberWithName(Paragraph paragraph) {
    return paragraph.alone()
        && paragraph.text().lines().count() <= MOST_LINES
        && paragraph.text().lines().skip(1).noneMatch(line -> Headings.of(line, true).isPresent());
  }

  private static Heading named(Heading heading, Paragraph paragraph) {
    return paragraph.isOneLine() ? heading : new Heading(heading.rank(), false);
  }

  /// True for a line between paragraphs that are much longer.
  private boolean isApart(int index) {
    var length = paragraphs.get(index).text().length();
    return (index == 0 || paragraphs.get(index - 1).text().length() > length)
        && index + 1 < paragraphs.size()
        && paragraphs.get(index + 1).text().length() > length;
  }

  /// Lines with nothing but numbers, or else with a number and a name, if they count from one.
  private void searchNumbers() {
    count(Headings::number, true);
    if (found.isEmpty()) {
      count(Headings::numberOfName, false);
    }
  }

  private void count(ToIntFunction<String> number, boolean areBare) {
    var lines = new LinkedHashMap<Integer, Integer>();
    for (var i = 0; i < paragraphs.size(); i++) {
      var paragraph = paragraphs.get(i);
      if (paragraph.isOneLine() && (paragraph.alone() || isApart(i))) {
        var value = number.applyAsInt(paragraph.text());
        if (value > 0) {
          lines.put(i, value);
          lastPlaces.put(paragraph.text(), i);
        }
      }
    }
    var expected = 1;
    for (var line : lines.entrySet()) {
      if (line.getValue() == expected && !isInList(line.getKey(), lines)) {
        found.put(line.getKey(), new Heading(2, areBare));
        expected++;
      }
    }
    if (found.size() < FEWEST_NUMBERS) {
      found.clear();
    }
    lastPlaces.clear();
  }

  /// The last line of a list of contents occurs again where its chapter begins.
  private boolean isInList(int index, Map<Integer, Integer> lines) {
    return lines.containsKey(index + 1)
        || (lines.containsKey(index - 1)
            && lastPlaces.getOrDefault(paragraphs.get(index).text(), index) > index);
  }

  /// Several headings in a row are a list of contents; the last of them may start its chapter.
  private void dropLists() {
    found.keySet().forEach(i -> lastPlaces.merge(paragraphs.get(i).text(), i, Math::max));
    var run = new ArrayList<Integer>();
    for (var i = 0; i <= paragraphs.size(); i++) {
      if (found.containsKey(i)) {
        run.add(i);
      } else if (!run.isEmpty()) {
        drop(run);
        run.clear();
      }
    }
  }

  private void drop(List<Integer> run) {
    if (run.size() < LIST) {
      return;
    }
    var last = run.getLast();
    var isList = run.subList(0, run.size() - 1);
    isList.forEach(found::remove);
    var text = paragraphs.get(last).text();
    if (lastPlaces.getOrDefault(text, last) > last) {
      found.remove(last);
    }
  }

  /// The highest rank that occurs is level 1. Every chapter down to the rank of chapters starts a
  /// page.
  private void rank() {
    var top = found.values().stream().mapToInt(Heading::rank).min().orElse(1);
    found.forEach((index, heading) ->
        chapters.put(
            index,
            new Chapter(
                heading.rank() - top + 1, last(index, heading), heading.rank() <= 2 || top == 3)));
  }

  /// The line below a heading that has only a number may be its name.
  private int last(int index, Heading heading) {
    var next = index + 1;
    if (!heading.isBare() || next + 1 >= paragraphs.size() || found.containsKey(next)) {
      return index;
    }
    var line = paragraphs.get(next);
    return line.isOneLine()
            && (line.alone() || paragraphs.get(index).alone())
            && line.text().length() <= LONGEST_NAME
            && !line.text().matches(".*[.!?。！？…,;、，」』”\"»]")
            && !line.text().matches("[「『“\"«—–-].*")
            && paragraphs.get(next + 1).text().length() > line.text().length()
        ? next
        : index;
  }
}
