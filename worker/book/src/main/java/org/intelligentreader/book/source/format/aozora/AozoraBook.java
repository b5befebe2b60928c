package org.intelligentreader.book.source.format.aozora;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.format.aozora.AozoraLine.Line;

/// A text of Aozora Bunko: title and author, the text with its marks, and the book it was typed
/// from, which is the last page.
public final class AozoraBook {
  private static final Pattern RULE = Pattern.compile("[-－─]{10,}");
  private static final Pattern ORIGIN = Pattern.compile("底本：.*|底本:.*");
  private static final int MOST_TITLE_LINES = 6;
  private static final int LONGEST_PART = 40_000;

  private final Draft draft;
  private final List<String> lines;
  private final AozoraLine reader;
  private final int firstRank;
  private Optional<Page> page = Optional.empty();
  private int written;
  private int ids;

  private AozoraBook(String text, Draft draft) {
    this.draft = draft;
    this.lines = text.lines().toList();
    this.reader = new AozoraLine();
    this.firstRank = AozoraHeading.first(lines);
  }

  /// Adds the pages of `text` to `draft`.
  public static void read(String text, Draft draft) throws BadBookException {
    new AozoraBook(text, draft).read();
  }

  private void read() throws BadBookException {
    var start = title();
    var at = afterLegend(start);
    for (var i = at; i < lines.size(); i++) {
      Interruption.check();
      if (ORIGIN.matcher(lines.get(i)).matches() && i > lines.size() / 2) {
        begin();
        draft.entry(1, "底本", page.orElseThrow(), "");
      }
      add(lines.get(i));
    }
    finish();
    if (reader.unknown() > 0) {
      draft.warn(
          Code.ANNOTATION_UNKNOWN, Draft.WHOLE, reader.unknown() + " notes ［＃…］ were left out");
    }
    draft.meta("primary-writing-mode", "vertical-rl");
  }

  /// The lines up to the first blank one name the book; the last of them is its author.
  private int title() throws BadBookException {
    var head = new ArrayList<String>();
    var i = 0;
    while (i < lines.size() && !lines.get(i).isBlank() && head.size() <= MOST_TITLE_LINES) {
      head.add(reader.read(lines.get(i)).plain());
      i++;
    }
    if (head.isEmpty() || head.size() > MOST_TITLE_LINES || i == lines.size()) {
      draft.about(About.titled(Optional.of(""), List.of()).speaking(List.of("ja")));
      return 0;
    }
    begin();
    for (var n = 0; n < i; n++) {
      add(lines.get(n));
    }
    var author = head.size() > 1 ? List.of(head.getLast()) : List.<String>of();
    draft.about(About.titled(Optional.of(head.getFirst()), author).speaking(List.of("ja")));
    return i;
  }

  /// Behind the title many texts explain their marks, which the pages do not have.
  private int afterLegend(int start) {
    var i = start;
    while (i < lines.size() && lines.get(i).isBlank()) {
      i++;
    }
    if (i + 1 >= lines.size()
        || !RULE.matcher(lines.get(i)).matches()
        || !lines.get(i + 1).contains("テキスト中に")) {
      return start;
    }
    for (var end = i + 1; end < lines.size(); end++) {
      if (RULE.matcher(lines.get(end)).matches()) {
        return end + 1;
      }
    }
    return start;
  }

  private void add(String written) throws BadBookException {
    var line = reader.read(written);
    if (line.breaksPage() && page.isPresent() && this.written > 0) {
      begin();
    }
    if (line.isEmpty()) {
      return;
    }
    if (line.heading().isPresent()) {
      heading(line, line.heading().get());
      return;
    }
    if (page.isEmpty() || this.written > LONGEST_PART) {
      begin();
    }
    this.written += line.plain().length();
    page.orElseThrow().body().appendElement("p").appendChildren(line.nodes());
  }

  private void heading(Line line, int rank) throws BadBookException {
    if (page.isEmpty() || (rank <= Math.max(2, firstRank) && written > 0)) {
      begin();
    }
    var level = Math.max(1, rank - firstRank + 1);
    var id = "m" + ++ids;
    written += line.plain().length();
    page.orElseThrow()
        .body()
        .appendElement("h" + Math.min(6, level))
        .attr("id", id)
        .appendChildren(line.nodes());
    draft.entry(level, line.plain(), page.orElseThrow(), id);
  }

  private void begin() throws BadBookException {
    finish();
    page = Optional.of(draft.page());
    written = 0;
  }

  private void finish() throws BadBookException {
    if (page.isPresent() && !page.get().isEmpty()) {
      draft.close(page.get());
    }
  }
}
