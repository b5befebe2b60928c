package org.intelligentreader.book.source.format.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.intelligentreader.book.interruption.WorkInterruptedException;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookProblem.DrmProtected.Scheme;
import org.intelligentreader.book.problem.BookProblem.NotAnEpub.Found;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;

/// A PDF file with a text layer as pages.
public final class PdfBook {
  /// Titles that programs put in by themselves.
  private static final Pattern NO_TITLE =
      Pattern.compile("(?i)untitled.*|microsoft word.*|.*\\.(?:docx?|tex|indd|odt|pdf|qxd)|\\s*");

  private static final int MOST_LISTED = 10;

  /// PDFBox logs each oddity of a file; kept here, since loggers are forgotten otherwise.
  private static final List<Logger> SILENT =
      Stream.of("org.apache.pdfbox", "org.apache.fontbox").map(Logger::getLogger).toList();

  private final PDDocument document;
  private final Draft draft;
  private final List<List<Line>> pages = new ArrayList<>();
  private final List<Integer> empty = new ArrayList<>();
  private final List<Integer> arranged = new ArrayList<>();

  private PdfBook(PDDocument document, Draft draft) {
    this.document = document;
    this.draft = draft;
  }

  /// Adds the pages of the file to `draft`.
  ///
  /// @throws BadBookException when it is locked, damaged, or has no text
  public static void read(Path file, Draft draft) throws BadBookException {
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    try (var document = Loader.loadPDF(file.toFile())) {
      new PdfBook(document, draft).read();
    } catch (InvalidPasswordException e) {
      throw new BadBookException(new BookProblem.DrmProtected(Scheme.PASSWORD, Draft.WHOLE));
    } catch (WorkInterruptedException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // What PDFBox throws for a damaged file is not told by its type.
      throw new BadBookException(new BookProblem.NotAnEpub(Found.PDF));
    }
  }

  private void read() throws BadBookException, IOException {
    var reader = new PageReader(document);
    var characters = 0L;
    for (var number = 1; number <= document.getNumberOfPages(); number++) {
      var lines = Line.lines(reader.read(number));
      characters += lines.stream().mapToInt(line -> line.text().length()).sum();
      if (characters > draft.limits().of(Limit.TEXT_CHARACTERS)) {
        throw new BadBookException(draft.limits().exceeded(Limit.TEXT_CHARACTERS, Draft.WHOLE));
      }
      if (lines.isEmpty()) {
        empty.add(number);
      }
      pages.add(lines);
    }
    if (empty.size() == pages.size()) {
      throw new BadBookException(new BookProblem.NoText());
    }
    if (2L * reader.vertical() > characters) {
      draft.meta("primary-writing-mode", "vertical-rl");
      draft.pagesGoLeft();
    }
    new PdfChapters(paragraphs(), draft).read();
    draft.about(about(draft.title()));
    warn(reader.unknown());
  }

  private List<TextFlow.Paragraph> paragraphs() {
    var heads = new RunningHeads(pages);
    var flow = new TextFlow(pages);
    for (var i = 0; i < pages.size(); i++) {
      var columns = Columns.of(heads.without(pages.get(i)));
      if (columns.areSeveral()) {
        arranged.add(i + 1);
      }
      flow.add(i + 1, columns);
    }
    return flow.finish();
  }

  private About about(Optional<String> written) {
    var says = document.getDocumentInformation();
    var title =
        Optional.ofNullable(says.getTitle())
            .map(String::strip)
            .filter(name -> !NO_TITLE.matcher(name).matches());
    var author =
        Stream.ofNullable(says.getAuthor()).map(String::strip).filter(name -> !name.isEmpty());
    var language = Stream.ofNullable(document.getDocumentCatalog().getLanguage());
    return About.titled(title.or(() -> written), author.toList())
        .speaking(language.filter(tag -> !tag.isBlank()).toList());
  }

  private void warn(int unknown) {
    if (!empty.isEmpty()) {
      draft.warn(Code.PAGE_WITHOUT_TEXT, Draft.WHOLE, listed(empty) + ": no text, left out");
    }
    if (!arranged.isEmpty()) {
      draft.warn(
          Code.PAGE_ORDER_GUESSED, Draft.WHOLE, listed(arranged) + ": read column by column");
    }
    if (unknown > 0) {
      draft.warn(
          Code.CHARACTERS_REPLACED,
          Draft.WHOLE,
          unknown + " letters that the file draws without saying which they are are left out");
    }
  }

  private static String listed(List<Integer> numbers) {
    var first =
        numbers.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    return "pages " + first + (numbers.size() > MOST_LISTED ? ", and more" : "");
  }
}
