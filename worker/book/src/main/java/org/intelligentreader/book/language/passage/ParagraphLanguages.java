package org.intelligentreader.book.language.passage;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.detection.Detector;
import org.intelligentreader.book.detection.Scripts;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;

/// The language of each paragraph of a chapter: that of the book, unless the letters leave no
/// doubt. Where a chapter has much of a second language, less is enough.
final class ParagraphLanguages {
  /// `language` is empty for that of the book.
  record Run(Span span, Optional<String> language) {}

  /// A paragraph with fewer letters proves nothing; in other scripts a few are enough.
  private static final int ENOUGH = 60;

  private static final int ENOUGH_OF_A_SCRIPT = 8;

  /// The same in a chapter of two languages.
  private static final int FEW = 12;

  private static final int FRONT = 240;

  private static final double CERTAIN = 30;
  private static final double LIKELY = 5;

  /// A chapter with so much of another language has two.
  private static final double BILINGUAL = 0.15;

  private static final double MOST = 0.7;

  private static final String MODERN_CHINESE = "的了是我你他们們这這那么麼吗嗎呢吧很没沒说說";
  private static final int ENOUGH_OF_CHINESE = 3;

  private final String text;
  private final String language;

  /// `language` is the primary language of the book.
  ParagraphLanguages(String text, String language) {
    this.text = text;
    this.language = language;
  }

  /// The text as runs of paragraphs in one language, without gaps but the blank lines.
  List<Run> runs() {
    var spans = spans();
    var languages = new ArrayList<Optional<String>>();
    spans.forEach(span -> languages.add(certainly(front(span))));
    second(spans, languages)
        .ifPresent(other -> {
          for (var i = 0; i < languages.size(); i++) {
            if (languages.get(i).isEmpty() && isLikely(other, front(spans.get(i)))) {
              languages.set(i, Optional.of(other));
            }
          }
        });
    return joined(spans, languages);
  }

  private List<Span> spans() {
    var spans = new ArrayList<Span>();
    var start = 0;
    for (var at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n", start)) {
      spans.add(new Span(start, at));
      start = at + 2;
    }
    spans.add(new Span(start, text.length()));
    return spans;
  }

  /// As much of a paragraph as is needed to tell its language.
  private String front(Span span) {
    var end = Math.min(span.end(), span.start() + FRONT);
    return text.substring(span.start(), end);
  }

  /// The language of a paragraph that cannot be in that of the book.
  private Optional<String> certainly(String paragraph) {
    Interruption.check();
    var count = Scripts.Count.of(paragraph);
    if (count.all() >= ENOUGH_OF_A_SCRIPT && isOfAnotherScript(count)) {
      return Detector.language(paragraph);
    }
    if (language.equals("ja") && isModernChinese(paragraph, count)) {
      return Optional.of("zh");
    }
    if (count.all() < ENOUGH) {
      return Optional.empty();
    }
    return count.isLatin() && Scripts.isNeverLatin(language)
        ? Detector.language(paragraph)
        : Detector.instead(language, paragraph, CERTAIN);
  }

  /// In a book in Latin letters a paragraph may have some words of another script.
  private boolean isOfAnotherScript(Scripts.Count count) {
    return (Scripts.isNeverLatin(language) || count.share(UnicodeScript.LATIN) < 1 - MOST)
        && Scripts.language(count).filter(seen -> !Scripts.fits(language, seen)).isPresent();
  }

  /// Classical Chinese also stands in Japanese books, and is read there in Japanese.
  private static boolean isModernChinese(String paragraph, Scripts.Count count) {
    return count.share(UnicodeScript.HAN) > MOST
        && count.share(UnicodeScript.HIRAGANA) + count.share(UnicodeScript.KATAKANA) == 0
        && paragraph.chars().filter(c -> MODERN_CHINESE.indexOf(c) >= 0).count()
            >= ENOUGH_OF_CHINESE;
  }

  /// Whether a paragraph is rather in the second language of a chapter.
  private boolean isLikely(String other, String paragraph) {
    var count = Scripts.Count.of(paragraph);
    if (count.all() == 0) {
      return false;
    }
    return Scripts.isNeverLatin(other) == Scripts.isNeverLatin(language)
        ? count.all() >= FEW && Detector.isRather(other, language, paragraph, LIKELY)
        : count.isLatin() == Scripts.isNeverLatin(language);
  }

  /// The other language of a chapter with two.
  private Optional<String> second(List<Span> spans, List<Optional<String>> languages) {
    Map<String, Integer> sizes = new HashMap<>();
    for (var i = 0; i < languages.size(); i++) {
      var size = spans.get(i).length();
      languages.get(i).ifPresent(found -> sizes.merge(found, size, Integer::sum));
    }
    return sizes.entrySet().stream()
        .filter(entry -> entry.getValue() > BILINGUAL * text.length())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static List<Run> joined(List<Span> spans, List<Optional<String>> languages) {
    var runs = new ArrayList<Run>();
    for (var i = 0; i < spans.size(); i++) {
      if (!runs.isEmpty() && runs.getLast().language().equals(languages.get(i))) {
        var start = runs.removeLast().span().start();
        runs.add(new Run(new Span(start, spans.get(i).end()), languages.get(i)));
      } else {
        runs.add(new Run(spans.get(i), languages.get(i)));
      }
    }
    return runs;
  }
}
