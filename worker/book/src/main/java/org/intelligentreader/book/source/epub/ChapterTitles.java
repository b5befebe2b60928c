package org.intelligentreader.book.source.epub;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.model.Block;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Document;

/// Names for chapters that the table of contents does not name: what the page shows first counts,
/// then what the file calls itself, then the first line.
final class ChapterTitles {
  private static final int LONGEST = 80;

  private static final int FIRST_LINES = 3;

  /// A page with more text than this is no title page.
  private static final int TITLE_PAGE = 300;

  private static final Pattern PAGE =
      Pattern.compile("(?i)(?:page|pg\\.?|seite|página|страница|頁|页|ページ)\\s*\\d+");

  private final String bookTitle;
  private final Supplier<Set<String>> names;
  private boolean hasTitlePage;
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
    return DocumentBody.headings(document, visibility)
        .filter(name -> !isOfBook(name) || isTitlePage(document))
        .findFirst()
        .or(() -> DocumentBody.ownName(document).filter(name -> says(name, path)))
        .orElse("");
  }

  /// A heading of the list of contents, with the name that the page shows where the list has none,
  /// or, being `poor`, only one that fits every book.
  ChapterHeading filled(
      ChapterHeading listed, boolean poor, Document document, Visibility visibility) {
    var shown =
        Labels.isPlaceholder(listed.title()) || (poor && Labels.isGeneric(listed.title()))
            ? DocumentBody.headings(document, visibility)
                .filter(name -> !isOfBook(name))
                .findFirst()
            : Optional.<String>empty();
    return shown
        .map(name -> new ChapterHeading(listed.id(), name, listed.level(), listed.parent()))
        .orElse(listed);
  }

  /// True for the name of the whole book.
  boolean isOfBook(String name) {
    return folded(name.replaceAll("\\s+", " ")).equals(bookTitle);
  }

  /// A book has one title page; on later pages its name is a running head.
  private boolean isTitlePage(Document document) {
    var isFirst = !hasTitlePage && DocumentBody.of(document).text().length() <= TITLE_PAGE;
    hasTitlePage |= isFirst;
    return isFirst;
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

  /// The chapter with a name that says something: its own, or its first heading, its first lines,
  /// or what its first picture shows. A name that `isRepeated` in the list of contents says less
  /// than the heading of the page. The book's name says nothing of a chapter that is more than a
  /// title page, and the name of the chapter before it, `previous`, nothing either.
  Chapter named(Chapter chapter, String previous, Predicate<String> isRepeated) {
    var title = chapter.heading().title();
    var isListed = chapter.heading().id().isListed();
    var isWeak = isListed && (isRepeated.test(title) || PAGE.matcher(title).matches());
    if (isGood(title, chapter, previous) && !isWeak) {
      return chapter;
    }
    if (isListed && !title.equals(previous) && (isWeak || isOfBook(title))) {
      return openingHeadings(chapter)
          .filter(name -> isGood(name, chapter, previous) && !isRepeated.test(name))
          .findFirst()
          .map(chapter::withTitle)
          .orElse(chapter);
    }
    var lines =
        isListed && !Labels.isPlaceholder(title) && !title.equals(previous)
            ? Stream.<String>empty()
            : Stream.concat(lines(chapter), pictures(chapter));
    return Stream.concat(headings(chapter), lines)
        .filter(name -> isGood(name, chapter, previous))
        .findFirst()
        .or(() -> lines(chapter).filter(_ -> Labels.isPlaceholder(title)).findFirst())
        .map(chapter::withTitle)
        .orElse(chapter);
  }

  private boolean isGood(String title, Chapter chapter, String previous) {
    return !Labels.isPlaceholder(title)
        && !title.equals(previous)
        && (!isOfBook(title) || chapter.text().length() <= TITLE_PAGE);
  }

  /// The headings that the chapter begins with.
  private static Stream<String> openingHeadings(Chapter chapter) {
    var opening =
        chapter.structure().blocks().stream()
            .filter(block -> block.span().length() > 0)
            .takeWhile(block -> block.kind() == Block.Kind.HEADING)
            .count();
    return headings(chapter).limit(opening);
  }

  private static Stream<String> headings(Chapter chapter) {
    return chapter.structure().blocks().stream()
        .filter(block -> block.kind() == Block.Kind.HEADING && block.span().length() > 0)
        .map(block -> shortened(block.span().of(chapter.text().value()).replace('\n', ' ')));
  }

  private static Stream<String> lines(Chapter chapter) {
    return chapter
        .text()
        .value()
        .lines()
        .filter(line -> !line.isBlank())
        .limit(FIRST_LINES)
        .map(ChapterTitles::shortened);
  }

  private static Stream<String> pictures(Chapter chapter) {
    return chapter.structure().blocks().stream()
        .flatMap(block -> block.picture().stream())
        .map(Block.Picture::alt)
        .filter(alt -> !alt.isEmpty())
        .limit(1)
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
