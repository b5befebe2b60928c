package org.intelligentreader.book.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.intelligentreader.book.interruption.Interruption;

/// How much of a book's visible text stands in its chapters: counted in shingles (runs of 16
/// characters, 8 for East Asian text) of the text without white space.
///
/// `recall` is min(book, chapters) / book, `duplicates` the surplus / book, both 0 to 1. `ordered`
/// says whether both texts are the same from first to last character; `rubyLeaks` counts
/// annotations that stand in the chapters right after their base, though the page shows them beside
/// it; `missing` names the files whose text is not in the chapters.
public record Audit(
    long characters,
    double recall,
    double duplicates,
    boolean ordered,
    int rubyLeaks,
    List<Missing> missing) {

  /// A file whose text is not in the chapters, and who names the file.
  public record Missing(String file, Source source) {}

  /// Compares the text of all chapters, in order, with what `epub` shows.
  public static Audit of(Path epub, List<String> chapters) throws IOException {
    var visible = VisibleText.of(epub);
    var book = squeeze(visible.text());
    var ours = squeeze(String.join("", chapters));
    var found = new Shingles(ours, Shingles.lengthFor(book.isEmpty() ? ours : book));
    var missing = missing(visible, found);
    // Text outside the spine may stand in the chapters: it does not count as a surplus.
    var wanted = new Shingles(squeeze(visible.text(missing)), found.length());
    var spine = new Shingles(book, found.length());
    var leaks =
        visible.rubyPairs().stream()
            .peek(_ -> Interruption.check())
            .filter(pair -> ours.contains(squeeze(pair)) && !book.contains(squeeze(pair)))
            .count();
    return new Audit(
        book.length(),
        spine.shareIn(found),
        found.surplusOver(wanted, spine.total()),
        book.equals(ours) || squeeze(visible.linearFirst()).equals(ours),
        (int) leaks,
        missing);
  }

  /// A file counts as missing when not even half of its text is there.
  private static List<Missing> missing(VisibleText visible, Shingles found) {
    return visible.pages().stream()
        .filter(page -> !squeeze(page.text()).isEmpty())
        .filter(page -> new Shingles(squeeze(page.text()), found.length()).shareIn(found) < 0.5)
        .map(page -> new Missing(page.file(), page.source()))
        .toList();
  }

  /// True when nothing is lost, nothing doubled, and no ruby runs into the text. A file that only
  /// the manifest names is not part of the reading order: the audit names it and still passes.
  public boolean isGood() {
    return recall >= 0.995
        && duplicates <= 0.01
        && rubyLeaks == 0
        && missing.stream().allMatch(file -> file.source() == Source.MANIFEST);
  }

  /// Lines for people: the figures and the name, then each missing file.
  public String lines(String name) {
    var lines = new StringBuilder(line(name));
    for (var file : missing) {
      lines
          .append(System.lineSeparator())
          .append("     missing: ")
          .append(file.file())
          .append(" (named by the ")
          .append(file.source().word())
          .append(')');
    }
    return lines.toString();
  }

  private String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-4s recall %6.2f %%  duplicates %5.2f %%  order %-5s  ruby leaks %d  %8d characters  %s",
        isGood() ? "good" : "BAD",
        100 * recall,
        100 * duplicates,
        ordered ? "same" : "other",
        rubyLeaks,
        characters,
        name);
  }

  /// NFC, without white space and characters that show nothing.
  private static String squeeze(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\s\\p{Z}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF\\p{Cc}]+", "");
  }
}
