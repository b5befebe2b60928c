package org.intelligentreader.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.CanonicalText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Cover;
import org.intelligentreader.book.model.Footnote;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.model.Navigation;
import org.intelligentreader.book.model.Structure;
import org.intelligentreader.book.problem.BookWarning;

/// So many chapters of so many characters, every third with a picture of its own; counts how far it
/// was read.
final class GeneratedBook implements BookText {
  private static final String SENTENCE = "The lamp was lit, and nobody came. ";

  private final int chapters;
  private final int characters;
  private final List<Image> images = new ArrayList<>();
  private volatile int read;
  private int breaksAfter = Integer.MAX_VALUE;

  GeneratedBook(int chapters, int characters) {
    this.chapters = chapters;
    this.characters = characters;
  }

  GeneratedBook breakingAfter(int chapter) {
    breaksAfter = chapter;
    return this;
  }

  int chaptersRead() {
    return read;
  }

  @Override
  public Optional<Chapter> next() throws IOException {
    var number = read;
    if (number == chapters) {
      return Optional.empty();
    }
    if (number == breaksAfter) {
      throw new IOException("the archive is damaged");
    }
    if (number % 3 == 0) {
      var bytes = new byte[] {(byte) number};
      images.add(new Image(number + ".png", "image/png", 1, () -> new ByteArrayInputStream(bytes)));
    }
    read = number + 1;
    return Optional.of(chapter(number));
  }

  private Chapter chapter(int number) {
    var text = (number + ". " + SENTENCE.repeat(characters / SENTENCE.length() + 1));
    return new Chapter(
        new ChapterHeading(ChapterId.ofSpineItem("" + number), "" + number, 1, Optional.empty()),
        CanonicalText.of(text.substring(0, characters)),
        Structure.EMPTY,
        "<p>" + number + "</p>");
  }

  @Override
  public BookMetadata metadata() {
    return new BookMetadata(
        "Lamps",
        "en",
        List.of(),
        new BookMetadata.Publication(Optional.empty(), Optional.empty()),
        new BookMetadata.Layout(
            BookMetadata.PageProgression.LTR, BookMetadata.WritingMode.HORIZONTAL),
        BookMetadata.TocKind.SPINE);
  }

  @Override
  public Cover cover() {
    return Cover.NONE;
  }

  @Override
  public int expectedChapters() {
    return chapters;
  }

  @Override
  public List<Image> images() {
    return new ArrayList<>(images);
  }

  @Override
  public Navigation navigation() {
    return Navigation.NONE;
  }

  @Override
  public List<Footnote> footnotes() {
    return List.of();
  }

  @Override
  public void warn(BookWarning warning) {}

  @Override
  public byte[] report() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
