package org.intelligentreader.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.bundle.BundleAddress;
import org.intelligentreader.book.bundle.BundleSink;
import org.intelligentreader.book.bundle.BundleWriter;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning;

/// The straight line: chapter by chapter from text over words to bundle files. The next chapters
/// are read and analysed while one is written, each step in the order of the book, so that the
/// bytes are those of one step after the other. Memory does not grow with the book.
public final class BookProcessor {
  private BookProcessor() {}

  /// Told after each step, so that somebody can show it. Throwing stops the work.
  @FunctionalInterface
  public interface Progress {
    /// The sink has taken `done` of about `expected` chapters.
    void chapter(int done, int expected) throws IOException, InterruptedException;
  }

  private record ReadChapter(Chapter chapter, List<Image> newImages) {}

  private record AnalysedChapter(ReadChapter read, Analysis analysis) {}

  /// The same without what the words mean.
  public static ProcessedBook process(
      BundleAddress address,
      BookText book,
      Tokenizer tokenizer,
      Path workFolder,
      BundleSink sink,
      Progress progress)
      throws BadBookException, IOException, InterruptedException {
    return process(address, book, tokenizer, Glossary.NONE, workFolder, sink, progress);
  }

  /// Processes `book` into `sink`; `workFolder` holds temporary files and must be empty. The
  /// calling thread alone calls `sink` and `progress`; interrupting it stops everything.
  ///
  /// @throws BadBookException when a content document breaks a limit or nothing readable is left
  public static ProcessedBook process(
      BundleAddress address,
      BookText book,
      Tokenizer tokenizer,
      Glossary glossary,
      Path workFolder,
      BundleSink sink,
      Progress progress)
      throws BadBookException, IOException, InterruptedException {
    var expected = book.expectedChapters();
    var room = new ChapterBudget();
    var reader = new Reader(book, room);
    try (var bundle = new BundleWriter(address, book, glossary, workFolder, sink);
        var reading = StageThread.start("read", reader::next);
        var analysing =
            StageThread.start(
                "analyse", () -> reading.take().map(read -> analysed(read, tokenizer)))) {
      var done = 0;
      for (var next = analysing.take(); next.isPresent(); next = analysing.take()) {
        var chapter = next.get().read().chapter();
        bundle.chapter(chapter, tokenizer.id(), next.get().analysis());
        bundle.images(next.get().read().newImages());
        room.leave(chapter);
        progress.chapter(++done, Math.max(done, expected));
      }
      tokenizer.remarks().forEach(remark -> book.warn(warning(remark)));
      return new ProcessedBook(book.metadata(), book.cover(), bundle.finish(book));
    }
  }

  private static BookWarning warning(Remark remark) {
    var code =
        switch (remark.kind()) {
          case OVERRIDES_UNREADABLE -> BookWarning.Code.OVERRIDES_UNREADABLE;
          case OVERRIDE_IGNORED -> BookWarning.Code.OVERRIDE_IGNORED;
          case OVERRIDE_UNMATCHED -> BookWarning.Code.OVERRIDE_UNMATCHED;
          case WORDS_DIVIDED -> BookWarning.Code.WORDS_DIVIDED;
        };
    return new BookWarning(code, remark.where(), remark.done());
  }

  private static AnalysedChapter analysed(ReadChapter read, Tokenizer tokenizer) {
    return new AnalysedChapter(read, tokenizer.analyse(read.chapter()));
  }

  /// Reads chapters, each with the pictures that it is the first to show.
  private static final class Reader {
    private final BookText book;
    private final ChapterBudget room;
    private int images;

    Reader(BookText book, ChapterBudget room) {
      this.book = book;
      this.room = room;
    }

    Optional<ReadChapter> next() throws BadBookException, IOException, InterruptedException {
      var chapter = book.next();
      if (chapter.isEmpty()) {
        return Optional.empty();
      }
      room.enter(chapter.get());
      var all = book.images();
      var fresh = List.copyOf(all.subList(images, all.size()));
      images = all.size();
      return Optional.of(new ReadChapter(chapter.get(), fresh));
    }
  }
}
