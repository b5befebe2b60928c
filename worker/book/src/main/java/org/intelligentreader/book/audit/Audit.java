package org.intelligentreader.book.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.book.interruption.Interruption;

/// How much of a book's visible text stands in its chapters: counted in shingles (runs of 16
/// characters, 8 for East Asian text) of the text without white space.
///
/// `recall` is min(book, chapters) / book, `duplicates` the surplus / book, both 0 to 1. `ordered`
/// says whether both texts are the same from first to last character; `rubyLeaks` counts
/// annotations that stand in the chapters right after their base, though the page shows them beside
/// it.
public record Audit(
    long characters, double recall, double duplicates, boolean ordered, int rubyLeaks) {
  private static final int LATIN_SHINGLE = 16;
  private static final int CJK_SHINGLE = 8;

  /// Compares the text of all chapters, in order, with what `epub` shows.
  public static Audit of(Path epub, List<String> chapters) throws IOException {
    var visible = VisibleText.of(epub);
    var book = squeeze(visible.text());
    var ours = squeeze(String.join("", chapters));
    var length = isMostlyCjk(book) ? CJK_SHINGLE : LATIN_SHINGLE;
    var wanted = shingles(book, length);
    var found = shingles(ours, length);
    long total = wanted.values().stream().mapToInt(Integer::intValue).sum();
    long kept = 0;
    for (var entry : wanted.entrySet()) {
      kept += Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0));
    }
    long surplus = 0;
    for (var entry : found.entrySet()) {
      surplus += Math.max(0, entry.getValue() - wanted.getOrDefault(entry.getKey(), 0));
    }
    var leaks =
        visible.rubyPairs().stream()
            .peek(_ -> Interruption.check())
            .filter(pair -> ours.contains(squeeze(pair)) && !book.contains(squeeze(pair)))
            .count();
    return new Audit(
        book.length(),
        total == 0 ? 1 : (double) kept / total,
        total == 0 ? 0 : (double) surplus / total,
        book.equals(ours) || squeeze(visible.linearFirst()).equals(ours),
        (int) leaks);
  }

  /// True when nothing is lost, nothing doubled, and no ruby runs into the text.
  public boolean isGood() {
    return recall >= 0.995 && duplicates <= 0.01 && rubyLeaks == 0;
  }

  /// One line for people: figures first, then the name.
  public String line(String name) {
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

  private static Map<String, Integer> shingles(String text, int length) {
    var shingles = new HashMap<String, Integer>();
    for (var i = 0; i + length <= text.length(); i++) {
      Interruption.check(i);
      shingles.merge(text.substring(i, i + length), 1, Integer::sum);
    }
    if (text.length() < length && !text.isEmpty()) {
      shingles.put(text, 1);
    }
    return shingles;
  }

  private static boolean isMostlyCjk(String text) {
    return text.chars().filter(c -> c >= 0x3040 && c <= 0x9FFF).count() * 2 > text.length();
  }

  /// NFC, without white space and characters that show nothing.
  private static String squeeze(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\s\\p{Z}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF\\p{Cc}]+", "");
  }
}
