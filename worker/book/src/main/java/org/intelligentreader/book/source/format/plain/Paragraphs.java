package org.intelligentreader.book.source.format.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.format.flow.LineJoiner;
import org.intelligentreader.book.source.format.flow.LineWidth;

/// The paragraphs of a plain text: one a line, or lines broken at a width and joined again. Lines
/// of verse stay as they are.
final class Paragraphs {
  /// `text` has a line break where lines stay apart; `alone` where blank lines or the ends of the
  /// text are on both sides; `block` counts what blank lines divide.
  record Paragraph(String text, boolean alone, int block) {
    boolean isOneLine() {
      return text.indexOf('\n') < 0;
    }
  }

  private static final Pattern INDENT = Pattern.compile("[ ]{2,}\\S.*|[\\t\u3000]+\\S.*");
  private static final Pattern BREAK = Pattern.compile("\\R|\u000B|\u000C|\u001C|\u001D|\u001E");

  private static final int WIDEST = 130;
  private static final int NARROWEST = 24;
  private static final int ENOUGH = 3;
  private static final double FULL = 0.7;
  private static final double MOSTLY = 0.6;
  private static final double WIDE_SHARE = 0.95;
  private static final double SOME = 0.02;

  private final List<List<String>> blocks = new ArrayList<>();
  private final List<String> lines;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final LineJoiner joiner;
  private final int width;
  private int current;

  private Paragraphs(String text) {
    this.lines = BREAK.splitAsStream(text).map(String::stripTrailing).toList();
    var block = new ArrayList<String>();
    for (var line : lines) {
      if (!line.isBlank()) {
        block.add(line);
      } else if (!block.isEmpty()) {
        blocks.add(List.copyOf(block));
        block.clear();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(List.copyOf(block));
    }
    this.width = width();
    this.joiner = new LineJoiner(lines, false);
  }

  static List<Paragraph> of(String text) {
    var one = new Paragraphs(text);
    var wrapped = one.isWrapped();
    for (var block : one.blocks) {
      Interruption.check();
      one.current++;
      if (wrapped) {
        one.joined(block);
      } else {
        block.forEach(line -> one.add(line.strip(), block.size() == 1));
      }
    }
    return one.paragraphs;
  }

  private int width() {
    var widths =
        lines.stream().filter(line -> !line.isBlank()).mapToInt(LineWidth::of).sorted().toArray();
    return widths.length == 0 ? 0 : widths[(int) ((widths.length - 1) * WIDE_SHARE)];
  }

  /// Most lines that another line follows are nearly as wide as the widest, and paragraphs show in
  /// some way.
  private boolean isWrapped() {
    if (width > WIDEST || width < NARROWEST) {
      return false;
    }
    var inner = 0;
    var full = 0;
    for (var block : blocks) {
      for (var i = 0; i + 1 < block.size(); i++) {
        inner++;
        full += isFull(block.get(i)) ? 1 : 0;
      }
    }
    var indented = lines.stream().filter(line -> INDENT.matcher(line).matches()).count();
    var areShown = blocks.size() > lines.size() * SOME || indented > lines.size() * SOME;
    return inner >= ENOUGH && full >= inner * MOSTLY && areShown;
  }

  private boolean isFull(String line) {
    return LineWidth.of(line) >= width * FULL;
  }

  /// A block whose lines are short is verse, a list, a letter's head.
  private void joined(List<String> block) {
    var full = block.stream().limit(block.size() - 1L).filter(this::isFull).count();
    if (full < (block.size() - 1) * (1 - MOSTLY) || isAllIndented(block)) {
      add(String.join("\n", block.stream().map(String::strip).toList()), true);
      return;
    }
    var paragraph = new ArrayList<String>();
    for (var line : block) {
      if (!paragraph.isEmpty() && startsParagraph(line, paragraph.getLast())) {
        add(joiner.join(paragraph), false);
        paragraph.clear();
      }
      paragraph.add(line);
    }
    add(joiner.join(paragraph), paragraph.size() == block.size());
  }

  private boolean isAllIndented(List<String> block) {
    return block.size() > 1
        && block.stream().allMatch(line -> INDENT.matcher(line).matches())
        && block.stream().limit(block.size() - 1L).anyMatch(line -> !isFull(line));
  }

  private static boolean startsParagraph(String line, String before) {
    return (INDENT.matcher(line).matches() && !INDENT.matcher(before).matches())
        || (line.startsWith("\u3000") && !before.endsWith("、"));
  }

  private void add(String text, boolean alone) {
    if (!text.isBlank()) {
      paragraphs.add(new Paragraph(text, alone, current));
    }
  }
}
