package org.intelligentreader.book.source.format.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.format.plain.Paragraphs.Paragraph;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// A plain text as pages: one for each chapter; a long text without chapters in parts.
public final class PlainBook {
  /// A text without headings is divided where a paragraph ends, so that no page is very long.
  private static final int LONGEST_PART = 40_000;

  private static final int LONGEST_RULE = 100;

  private static final String RULE =
      "[\\s\u3000]*(?:[*＊✽※◇◆☆★•·=_~～—–-][\\s\u3000]*){3,}|[\\s\u3000]*[*＊◇◆☆★⁂]{1,3}[\\s\u3000]*";

  private final Draft draft;
  private final List<Paragraph> paragraphs;
  private final Outline outline;
  private Optional<Page> page = Optional.empty();
  private int written;

  private PlainBook(String text, Draft draft) {
    this.draft = draft;
    this.paragraphs = Paragraphs.of(text);
    this.outline = Outline.of(paragraphs);
  }

  /// Adds the pages of `text` to `draft`.
  public static void read(String text, Draft draft) throws BadBookException {
    new PlainBook(text, draft).read();
  }

  private void read() throws BadBookException {
    draft.about(TitleLines.about(paragraphs, outline));
    for (var i = 0; i < paragraphs.size(); i++) {
      var heading = outline.at(i);
      if (heading.isPresent()) {
        i = start(heading.get(), i);
      } else {
        add(paragraphs.get(i));
      }
    }
    finish();
  }

  /// Begins a chapter with its heading and the line below that names it; the index of the last line
  /// of both.
  private int start(Outline.Chapter chapter, int index) throws BadBookException {
    if (chapter.startsPage() || page.isEmpty()) {
      begin();
    }
    var id = "c" + index;
    var element = new Element("h" + Math.min(6, chapter.level())).attr("id", id);
    var names = new ArrayList<String>();
    for (var i = index; i <= chapter.last(); i++) {
      var line = paragraphs.get(i).text();
      names.add(line.replace('\n', ' '));
      if (i > index) {
        element.appendElement("br");
      }
      lines(element, line);
    }
    body().appendChild(element);
    draft.entry(chapter.level(), String.join(" ", names), page.orElseThrow(), id);
    return chapter.last();
  }

  private void begin() throws BadBookException {
    finish();
    page = Optional.of(draft.page());
    written = 0;
  }

  private void finish() throws BadBookException {
    if (page.isPresent()) {
      draft.close(page.get());
    }
  }

  private Element body() {
    return page.orElseThrow().body();
  }

  private void add(Paragraph paragraph) throws BadBookException {
    if (page.isEmpty() || (written > LONGEST_PART && paragraph.text().length() > 1)) {
      begin();
    }
    written += paragraph.text().length();
    if (paragraph.isOneLine()
        && paragraph.text().length() <= LONGEST_RULE
        && paragraph.text().matches(RULE)) {
      body().appendElement("hr");
    } else {
      lines(body().appendElement("p"), paragraph.text());
    }
  }

  private static void lines(Element element, String text) {
    var first = true;
    for (var line : text.split("\n", -1)) {
      if (!first) {
        element.appendElement("br");
      }
      element.appendChild(new TextNode(line));
      first = false;
    }
  }
}
