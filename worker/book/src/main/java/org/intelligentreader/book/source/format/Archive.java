package org.intelligentreader.book.source.format;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.epub.container.OcfContainer;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.format.office.Docx;
import org.intelligentreader.book.source.format.office.Odt;
import org.intelligentreader.book.source.format.picture.PictureBook;
import org.intelligentreader.book.source.format.web.WebBook;
import org.intelligentreader.book.source.html.picture.ImageType;

/// An archive that is no EPUB: what its files are makes the book.
final class Archive {
  /// What systems put into archives beside the files of people.
  private static final Pattern JUNK =
      Pattern.compile(
          "(?i)(.*/)?(__MACOSX/.*|\\._.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini|\\.git/.*)");

  private Archive() {}

  static Epub open(OcfContainer files, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    var paths = files.paths().stream().filter(path -> !JUNK.matcher(path).matches()).toList();
    var draft = new Draft(files, limits, warnings);
    return read(paths, draft) ? draft.open() : Epub.in(files, limits, warnings);
  }

  private static boolean read(List<String> paths, Draft draft)
      throws BadBookException, IOException {
    var document = Docx.find(draft);
    if (document.isPresent()) {
      Docx.read(document.get(), draft);
      return true;
    }
    if (Odt.is(draft)) {
      Odt.read(draft);
      return true;
    }
    return PictureBook.read(paths, draft) || text(paths, draft);
  }

  /// The only text among the files, with its pictures beside it, or the pages of a site.
  private static boolean text(List<String> paths, Draft draft)
      throws BadBookException, IOException {
    var texts = paths.stream().filter(path -> !isPicture(path, draft)).toList();
    var pages = texts.stream().filter(path -> path.matches("(?i).*\\.x?html?")).toList();
    if (pages.size() > 1) {
      WebBook.readSite(pages, draft);
      return true;
    }
    var path = texts.size() == 1 ? texts.stream().findFirst() : pages.stream().findFirst();
    return path.isPresent() && TextBook.read(draft.files().read(path.get()), path.get(), draft);
  }

  private static boolean isPicture(String path, Draft draft) {
    return ImageType.of(draft.files().start(path, ImageType.HEAD)).isPresent();
  }
}
