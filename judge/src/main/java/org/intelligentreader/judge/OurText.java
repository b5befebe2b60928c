package org.intelligentreader.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Anchor;
import org.intelligentreader.book.model.BookMetadata.WritingMode;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.intelligentreader.judge.compare.Flow;
import org.intelligentreader.judge.compare.Gap;

/// What we make of a book: the text of each file of the spine in our order, the pictures of the
/// chapters, and the writing mode.
record OurText(Map<String, Flow> files, List<String> pictures, WritingMode writingMode) {
  private static final Pattern PICTURE =
      Pattern.compile("<img[^>]* src=\"images/([^\".]*)\\.([a-z]+)");

  static OurText of(Path epub, List<String> spine) throws BadBookException, IOException {
    var text = new Flow();
    var starts = new ArrayList<Start>();
    var pictures = new ArrayList<String>();
    try (var book = Books.open(epub, Limits.DEFAULTS, Optional.empty())) {
      for (var next = book.next(); next.isPresent(); next = book.next()) {
        var chapter = next.get();
        var anchors =
            chapter.structure().anchors().stream()
                .filter(anchor -> isStart(anchor, spine))
                .sorted(Comparator.comparingInt(Anchor::at))
                .toList();
        var at = 0;
        text.gap(Gap.LINE);
        for (var anchor : anchors) {
          text.text(chapter.text().value().substring(at, anchor.at()), true);
          at = anchor.at();
          starts.add(
              new Start(anchor.key().substring(0, anchor.key().length() - 1), text.length()));
        }
        text.text(chapter.text().value().substring(at), true);
        var found = PICTURE.matcher(chapter.rawHtml());
        while (found.find()) {
          pictures.add(found.group(2).equals("svg") ? "" : found.group(1));
        }
      }
      return new OurText(cut(text, starts), pictures, book.metadata().layout().writing());
    }
  }

  /// Where a file begins in the whole text.
  private record Start(String path, int at) {}

  /// A file outside the spine starts with a chapter, or is a page inside a page.
  private static boolean isStart(Anchor anchor, List<String> spine) {
    return anchor.key().endsWith("#")
        && (anchor.at() == 0
            || spine.contains(anchor.key().substring(0, anchor.key().length() - 1)));
  }

  private static Map<String, Flow> cut(Flow text, List<Start> starts) {
    var files = new LinkedHashMap<String, Flow>();
    for (var i = 0; i < starts.size(); i++) {
      var end = i + 1 < starts.size() ? starts.get(i + 1).at() : text.length();
      var flow = files.computeIfAbsent(starts.get(i).path(), _ -> new Flow());
      flow.append(text, starts.get(i).at(), end);
    }
    return files;
  }
}
