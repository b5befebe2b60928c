package org.intelligentreader.book.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.intelligentreader.book.epub.Labels;
import org.jsoup.nodes.Document;

/// Names for chapters that the table of contents does not name: what the page shows first counts,
/// then what the file calls itself, then the first line.
final class ChapterTitles {
  private static final int LONGEST = 80;

  private final String bookTitle;
  private final Supplier<Set<String>> names;
  private Optional<Set<String>> repeated = Optional.empty();

  /// `names` finds the names that several files of the book give themselves; it is asked once, and
  /// only for a file without a heading.
  ChapterTitles(String bookTitle, Supplier<Set<String>> names) {
    this.bookTitle = folded(bookTitle);
    this.names = names;
  }

  /// The first heading that is seen, else what the file calls itself; empty when that says nothing
  /// about this file.
  String of(Document document, String path, Visibility visibility) {
    return DocumentBody.heading(document, visibility)
        .or(() -> DocumentBody.ownName(document).filter(name -> says(name, path)))
        .orElse("");
  }

  private boolean says(String name, String path) {
    var file = folded(path.substring(path.lastIndexOf('/') + 1));
    var own = folded(name);
    return !Labels.isPlaceholder(name)
        && !own.equals(bookTitle)
        && !isRepeated(name)
        && !own.equals(file)
        && !own.equals(file.replaceFirst("\\.[^.]*$", ""));
  }

  private boolean isRepeated(String name) {
    var all = repeated.orElseGet(names);
    repeated = Optional.of(all);
    return all.contains(name);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// The chapter with a name, if it has anything to be named by: its first heading, its first line,
  /// or what its first picture shows.
  static Chapter named(Chapter chapter) {
    if (!Labels.isPlaceholder(chapter.heading().title())) {
      return chapter;
    }
    return heading(chapter)
        .or(() -> firstLine(chapter))
        .or(() -> firstPicture(chapter))
        .map(chapter::withTitle)
        .orElse(chapter);
  }

  private static Optional<String> heading(Chapter chapter) {
    return chapter.structure().blocks().stream()
        .filter(block -> block.kind() == Block.Kind.HEADING && block.span().length() > 0)
        .findFirst()
        .map(block -> shortened(block.span().of(chapter.text().value()).replace('\n', ' ')));
  }

  private static Optional<String> firstLine(Chapter chapter) {
    return chapter.text().value().lines().findFirst().map(ChapterTitles::shortened);
  }

  private static Optional<String> firstPicture(Chapter chapter) {
    return chapter.structure().blocks().stream()
        .flatMap(block -> block.picture().stream())
        .map(Block.Picture::alt)
        .filter(alt -> !alt.isEmpty())
        .findFirst()
        .map(ChapterTitles::shortened);
  }

  /// At most 80 characters, cut between words where the script has any.
  private static String shortened(String line) {
    var text = line.strip().replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    var cut = text.substring(0, text.offsetByCodePoints(0, LONGEST));
    var space = cut.lastIndexOf(' ');
    return (space > LONGEST / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
