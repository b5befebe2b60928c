package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.intelligentreader.book.model.Ruby;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.JsTrim;

/// Ruby as plain text writes it, in books made from such texts: ｜東京府《とうきょうふ》, 吾輩《わがはい》, dots as
/// 《《here》》, and characters by number (※［＃「てへん＋國」、第3水準1-84-89］).
///
/// Source: the manuals of Aozora Bunko (注記一覧) and of the sites for web novels.
final class PlainTextRuby {
  static final String KANA = "[ぁ-ゖァ-ヺー・･゛゜ \u3000]";

  /// Quotations in the same brackets (《重力魔法》) have no bar before them, or kanji inside.
  static final Pattern FORMS =
      Pattern.compile(
          "※［＃(?<note>[^［］\\n]{1,80})］"
              + "|《《(?<dots>[^《》\\n]{1,40})》》"
              + "|｜(?<bar>[^｜《》\\n]{1,30})《(?<barred>[^《》\\n]{1,40})》"
              + "|(?<kanji>[\\p{IsHan}々〆〇ヶ]{1,15})《(?<said>"
              + KANA
              + "{1,30})》");

  private static final int MOST_KANA_PER_KANJI = 8;

  private final String text;
  private final int cut;
  private final StringBuilder plain = new StringBuilder();
  private final List<Span> removed = new ArrayList<>();
  private final List<Ruby> ruby;
  private int done;

  private PlainTextRuby(Trimmed paragraph, List<Ruby> ruby) {
    this.text = paragraph.text();
    this.cut = paragraph.cut();
    this.ruby = ruby;
  }

  /// The paragraph without such marks; what they say joins `ruby`.
  static Trimmed read(Trimmed paragraph, List<Ruby> ruby) {
    return isMarked(paragraph.text()) ? new PlainTextRuby(paragraph, ruby).read() : paragraph;
  }

  /// Cheap: false for nearly every text.
  static boolean isMarked(String text) {
    return text.indexOf('《') >= 0 || text.contains("※［＃");
  }

  /// A base and what is said of it.
  record Annotated(String group, String base, String said) {}

  /// What a form other than a character annotates, if it is ruby.
  static Optional<Annotated> annotated(MatchResult form) {
    if (form.group("dots") != null) {
      return Optional.of(new Annotated("dots", form.group("dots"), "・"));
    }
    if (form.group("bar") != null) {
      return Optional.of(new Annotated("bar", form.group("bar"), form.group("barred")));
    }
    var kanji = form.group("kanji");
    var said = form.group("said");
    return kanji != null && said.length() <= MOST_KANA_PER_KANJI * kanji.length()
        ? Optional.of(new Annotated("kanji", kanji, said))
        : Optional.empty();
  }

  private Trimmed read() {
    var forms = FORMS.matcher(text);
    while (forms.find()) {
      read(forms);
    }
    plain.append(text, done, text.length());
    return new Trimmed(plain.toString(), cut, removed);
  }

  private void read(MatchResult form) {
    if (form.group("note") != null) {
      Gaiji.byCode(form.group("note"), "").ifPresent(character -> replace(form, character));
    } else {
      annotated(form).ifPresent(one -> annotate(form, one.group(), one.said()));
    }
  }

  /// Takes `said` for the annotation of the base, and leaves out what stands before and behind it.
  private void annotate(MatchResult form, String base, String said) {
    var start = form.start(base);
    var end = form.end(base);
    var annotation = JsTrim.trim(said);
    if (annotation.isEmpty() || JsTrim.trim(form.group(base)).isEmpty()) {
      return;
    }
    ruby.add(new Ruby(new Span(start + cut, end + cut), annotation, RubyKind.of(annotation)));
    plain.append(text, done, form.start()).append(text, start, end);
    remove(form.start(), start);
    remove(end, form.end());
    done = form.end();
  }

  private void replace(MatchResult form, String character) {
    plain.append(text, done, form.start()).append(character);
    remove(form.start() + character.length(), form.end());
    done = form.end();
  }

  private void remove(int start, int end) {
    if (start < end) {
      removed.add(new Span(start, end));
    }
  }
}
