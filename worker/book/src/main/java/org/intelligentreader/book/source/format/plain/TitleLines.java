package org.intelligentreader.book.source.format.plain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.format.plain.Paragraphs.Paragraph;

/// Title and author as the first lines of a plain text name them: `Title: …` and `Author: …`, or a
/// title alone with the author below.
final class TitleLines {
  private static final int FIRST = 30;
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_AUTHOR = 40;

  private static final Pattern TITLE =
      Pattern.compile("(?i)(?:title|titel|titre|título|titolo|书名|書名|タイトル|題名|제목)\\s*[:：]\\s*(.+)");
  private static final Pattern AUTHOR =
      Pattern.compile(
          "(?i)(?:.{0,45}[\\s》』])?(?:author|autor|autore|auteur|автор|作者|著者|저자|지은이)\\s*[:：]\\s*(.+)");
  private static final Pattern LANGUAGE = Pattern.compile("(?i)language\\s*[:：]\\s*(.+)");
  private static final Pattern BY =
      Pattern.compile("(?i)(?:by|von|par|de|di|por|af|av)\\s+(\\S.{2,40})|(\\S{2,20})\\s*[著作]");
  private static final Pattern EAST_NAME =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}々・ー\u3000 ]{2,14}");
  private static final int MOST_HEAD = 3;
  private static final Pattern BRACKETS = Pattern.compile("[《『](.{1,40})[》』].{0,12}");

  private TitleLines() {}

  static About about(List<Paragraph> paragraphs, Outline outline) {
    var lines =
        paragraphs.stream().limit(FIRST).flatMap(one -> one.text().lines()).limit(FIRST).toList();
    var title = first(lines, TITLE).or(() -> alone(paragraphs, outline));
    var author = first(lines, AUTHOR).or(() -> below(paragraphs, title));
    // An empty title lets the name stay that the book was given.
    return About.titled(Optional.of(title.orElse("")), author.stream().toList())
        .speaking(first(lines, LANGUAGE).stream().toList());
  }

  private static Optional<String> first(List<String> lines, Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(found -> found.group(1).strip())
        .findFirst();
  }

  /// A short first line that is no sentence and names no chapter.
  private static Optional<String> alone(List<Paragraph> paragraphs, Outline outline) {
    if (paragraphs.size() < 2 || outline.at(0).isPresent()) {
      return Optional.empty();
    }
    var line = paragraphs.getFirst().text().lines().findFirst().orElse("").strip();
    var brackets = BRACKETS.matcher(line);
    if (brackets.matches()) {
      return Optional.of(brackets.group(1));
    }
    var isTitle =
        (paragraphs.getFirst().alone()
                || outline.at(1).isPresent()
                || isHead(paragraphs)
                || AUTHOR.matcher(secondLine(paragraphs)).matches())
            && line.length() <= LONGEST_TITLE
            && !line.matches(".*[.,;:!?。！？、，：；…」』”]|[「『“\"—*-].*");
    return isTitle ? Optional.of(line) : Optional.empty();
  }

  private static String secondLine(List<Paragraph> paragraphs) {
    return paragraphs.stream()
        .limit(2)
        .flatMap(one -> one.text().lines())
        .skip(1)
        .findFirst()
        .orElse("")
        .strip();
  }

  /// A first block of a title, perhaps a second line of it, and an author.
  private static boolean isHead(List<Paragraph> paragraphs) {
    var head = head(paragraphs);
    return head.size() <= MOST_HEAD
        && head.size() < paragraphs.size()
        && head.stream().allMatch(one -> one.text().length() <= LONGEST_AUTHOR);
  }

  private static List<Paragraph> head(List<Paragraph> paragraphs) {
    var block = paragraphs.getFirst().block();
    return paragraphs.stream()
        .takeWhile(one -> one.block() == block)
        .limit(MOST_HEAD + 1L)
        .toList();
  }

  private static Optional<String> below(List<Paragraph> paragraphs, Optional<String> title) {
    if (title.isEmpty() || paragraphs.size() < 2) {
      return Optional.empty();
    }
    var line = paragraphs.get(1).text().lines().findFirst().orElse("").strip();
    var by = BY.matcher(line);
    if (line.length() > LONGEST_AUTHOR || !by.matches()) {
      return Optional.of(line).filter(_ -> isHead(paragraphs) && EAST_NAME.matcher(line).matches());
    }
    return Optional.ofNullable(by.group(1)).or(() -> Optional.ofNullable(by.group(2)));
  }
}
