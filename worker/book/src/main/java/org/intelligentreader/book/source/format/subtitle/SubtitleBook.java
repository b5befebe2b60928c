package org.intelligentreader.book.source.format.subtitle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.format.flow.LineJoiner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Subtitles as pages: a sentence over several cues is one paragraph, and each cue an element whose
/// id is its time, so that a player finds the place and the reader the time.
public final class SubtitleBook {
  private static final long PART = 10 * 60_000;
  private static final long LONGEST_PART = 15 * 60_000;
  private static final long PAUSE = 2000;
  private static final long SAME_SENTENCE = 1500;
  private static final int MOST_CUES = 5;
  private static final int END = 20;

  private static final Pattern TAG =
      Pattern.compile("<(/?)(i|b|u|ruby|rt)(?:\\.[^>]*|\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_TAG =
      Pattern.compile("</?[\\p{L}\\d](?:[^<>]{0,200})>|\\{\\\\[^}]*\\}");
  private static final Pattern SPEAKERS = Pattern.compile("(?m)^\\s*[-–—‐]\\s*\\S");
  private static final Pattern ENDED =
      Pattern.compile(".*[.!?…。！？♪♫~～」』”\"\\])）》][\\s\"”’')\\]」』）]*", Pattern.DOTALL);
  private static final Pattern NEW_VOICE = Pattern.compile("[-–—\\[(（♪♫「『“\"].*", Pattern.DOTALL);

  private static final Pattern TITLE = Pattern.compile("(?m)^Title:[ \\t]*(\\S.{0,200})$");

  /// What editors write where nobody named the file.
  private static final Pattern PROGRAM_TITLE =
      Pattern.compile("(?i)default .* file|<?untitled>?|new subtitles?|.*\\.(?:ass|ssa)");

  private final Draft draft;
  private final List<Cue> cues;
  private final LineJoiner joiner = new LineJoiner(List.of(), false);
  private Optional<Page> page = Optional.empty();
  private long pageStart;
  private Element paragraph = new Element("p");
  private int inParagraph;
  private int ids;
  private String lastText = "";

  private SubtitleBook(List<Cue> cues, Draft draft) {
    this.draft = draft;
    this.cues = cues;
  }

  /// Adds the pages of an SRT or WebVTT file.
  public static void timed(String text, Draft draft) throws BadBookException {
    new SubtitleBook(Cues.timed(text.lines().toList()), draft).read("");
  }

  /// Adds the pages of a file of SubStation Alpha.
  public static void events(String text, Draft draft) throws BadBookException {
    new SubtitleBook(Cues.events(text.lines().toList()), draft).read(title(text));
  }

  private static String title(String text) {
    return TITLE
        .matcher(text)
        .results()
        .map(found -> found.group(1).strip())
        .filter(title -> !PROGRAM_TITLE.matcher(title).matches())
        .findFirst()
        .orElse("");
  }

  /// An empty title lets the name stay that the file was given.
  private void read(String title) throws BadBookException {
    draft.about(About.titled(Optional.of(title), List.of()));
    var last = Optional.<Cue>empty();
    for (var cue : cues) {
      Interruption.check();
      if (last.isPresent() && last.get().equals(cue)) {
        continue;
      }
      var html = html(cue.text());
      if (!html.text().isBlank()) {
        add(cue, html, last);
        last = Optional.of(cue);
      }
    }
    finish();
  }

  private void add(Cue cue, Element html, Optional<Cue> last) throws BadBookException {
    var pause = last.map(before -> cue.from() - before.to()).orElse(Long.MAX_VALUE);
    var length = cue.from() - pageStart;
    if (page.isEmpty() || (length > PART && pause > PAUSE) || length > LONGEST_PART) {
      begin(cue);
    }
    var text = html.text();
    if (!goesOn(text, pause)) {
      paragraph = page.orElseThrow().body().appendElement("p");
      inParagraph = 0;
    }
    if (inParagraph > 0) {
      paragraph.appendText(
          joiner.join(List.of(lastText, text)).startsWith(lastText + " ") ? " " : "");
    }
    paragraph
        .appendElement("span")
        .attr("id", id(cue))
        .appendChildren(List.copyOf(html.childNodes()));
    inParagraph++;
    lastText = text;
  }

  /// Two cues may have one time: their ids differ in the number behind it.
  private String id(Cue cue) {
    return cue.fragment() + "&n=" + ++ids;
  }

  private boolean goesOn(String text, long pause) {
    return inParagraph > 0
        && inParagraph < MOST_CUES
        && pause < SAME_SENTENCE
        && !ENDED.matcher(end(lastText)).matches()
        && !NEW_VOICE.matcher(text).matches();
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - END));
  }

  private void begin(Cue cue) throws BadBookException {
    finish();
    page = Optional.of(draft.page());
    pageStart = cue.from();
    inParagraph = 0;
    var seconds = cue.from() / 1000;
    var time =
        String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    draft.entry(1, time, page.get(), "");
  }

  private void finish() throws BadBookException {
    if (page.isPresent()) {
      draft.close(page.get());
    }
  }

  /// The lines of a cue are one line, but where two people speak.
  private Element html(String text) {
    var hasSpeakers = SPEAKERS.matcher(text).results().limit(2).count() > 1;
    var line = hasSpeakers ? text.replace("\n", "<br/>") : joiner.join(text.lines().toList());
    var marks =
        TAG.matcher(line).replaceAll("\u0001$1$2\u0002").replace("<br/>", "\u0001br/\u0002");
    var plain =
        OTHER_TAG.matcher(marks).replaceAll("").replaceAll("<[\\d:.]+>", "").replace("<", "&lt;");
    return Jsoup.parseBodyFragment(plain.replace('\u0001', '<').replace('\u0002', '>')).body();
  }
}
