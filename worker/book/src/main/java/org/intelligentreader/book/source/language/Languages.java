package org.intelligentreader.book.source.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intelligentreader.book.detection.Detector;
import org.intelligentreader.book.detection.Scripts;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;

/// The language of a book: what the package document says, else what its pages say, checked against
/// the text.
public final class Languages {
  private static final String UNDETERMINED = "und";

  /// Several, none, uncoded ones, and private codes.
  private static final Set<String> NO_LANGUAGE = Set.of("mul", "zxx", "mis", "x");

  private static final int LONGEST = 3;

  private Languages() {}

  /// `declared` and `ofPages` are tags as written; `sample` is text from the front of the book.
  public static String choose(
      List<String> declared, List<String> ofPages, String sample, String where, Warnings warnings) {
    var said =
        Stream.concat(declared.stream(), ofPages.stream())
            .map(Languages::normalise)
            .filter(tag -> !tag.equals(UNDETERMINED))
            .findFirst();
    var seen = said.isPresent() ? contradiction(said.get(), sample) : bySight(sample);
    if (said.isPresent() && seen.isPresent()) {
      warnings.add(
          Code.LANGUAGE_DIFFERS,
          where,
          "declared " + said.get() + ", but the text is written as " + seen.get());
    }
    return seen.or(() -> said).orElse("en");
  }

  /// BCP 47: `ja_JP`, `jpn`, `Japanese` and `JA-jp` become what readers expect.
  public static String normalise(String written) {
    var tag = written.strip().replace('_', '-');
    var whole = tag.length() == 2 ? Optional.<String>empty() : LanguageNames.tag(tag);
    if (whole.isPresent()) {
      return whole.get();
    }
    var parts = tag.split("-", 2);
    var language = isCode(parts[0]) ? parts[0] : LanguageNames.tag(parts[0]).orElse(parts[0]);
    return NO_LANGUAGE.contains(language.toLowerCase(Locale.ROOT))
            || language.length() > LONGEST
            || (language.length() == 2 && LanguageNames.tag(language).isEmpty())
        ? UNDETERMINED
        : Locale.forLanguageTag(parts.length == 1 ? language : language + "-" + parts[1])
            .toLanguageTag();
  }

  /// Two letters are usually right; `jp` and its like are known by name.
  private static boolean isCode(String language) {
    return language.length() == 2
        && !List.of("jp", "cn", "kr").contains(language.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> bySight(String sample) {
    return Detector.language(sample).or(() -> Scripts.language(Scripts.Count.of(sample)));
  }

  /// The language of a text that cannot be what was said.
  private static Optional<String> contradiction(String said, String sample) {
    var count = Scripts.Count.of(sample);
    var seen = Scripts.language(count);
    var mayBeLatin = !Scripts.isNeverLatin(said) && count.isLatin();
    if (seen.isPresent() && !mayBeLatin && !Scripts.fits(said, seen.get())) {
      return bySight(sample);
    }
    if (primary(said).equals("ja") && count.isChinese()) {
      return Optional.of("zh");
    }
    return seen.isEmpty() && count.isLatin() && Scripts.isNeverLatin(said)
        ? Detector.language(sample)
        : Detector.insteadOf(primary(said), sample);
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
