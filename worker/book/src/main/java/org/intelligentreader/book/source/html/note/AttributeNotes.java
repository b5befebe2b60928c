package org.intelligentreader.book.source.html.note;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.NoteLabel;
import org.jsoup.nodes.Element;

/// Notes whose text is only in an attribute of their mark: the readers of Chinese shops show the
/// `alt` of a small picture, or an attribute of their own, when it is touched. They become notes
/// behind the paragraph of the mark, and so text of the book.
public final class AttributeNotes {
  private static final List<String> OWN =
      List.of("zy-footnote", "data-wr-footernote", "data-footnote");

  private static final Pattern CLASS = Pattern.compile("(?i).*(foot-?note|footer_?note|noteref).*");

  /// Titles that say what a touch does.
  private static final Pattern HINT =
      Pattern.compile(
          "(?i)(?:view|see|go to|jump to|show|read|link to)\\b.*|.*\\b(?:foot|end)?notes?\\b\\W*\\d*\\W*"
              + "|(?:请|請|点击|點擊|点按|查看|显示|顯示|打开|打開|阅读|閱讀|跳[到至转轉]|前往|见|見|弹出|彈出)*+"
              + "(?:此|本|该|該)?(?:脚|腳|尾|边|邊|译|譯|原)?[注註][释釋记記解]?\\s*\\d*");

  private static final int SHORTEST = 3;

  private final Map<Element, Element> last = new HashMap<>();
  private int count;

  private AttributeNotes() {}

  /// The same body, with such notes as elements.
  public static Element written(Element body) {
    new AttributeNotes().write(body);
    return body;
  }

  private void write(Element body) {
    for (var mark : body.stream().filter(AttributeNotes::isMark).toList()) {
      Interruption.check();
      note(mark).filter(_ -> !isLink(mark)).ifPresent(note -> write(mark, note, body));
    }
  }

  private void write(Element mark, String note, Element body) {
    var id = "note-of-attribute-" + ++count;
    var link = new Element("a").attr("epub:type", "noteref").attr("href", "#" + id);
    // A link that leads nowhere only makes the mark look like one.
    around(mark).forEach(outer -> outer.removeAttr("href"));
    mark.replaceWith(link);
    link.appendChild(mark);
    mark.removeAttr("alt");
    var aside = new Element("aside").attr("epub:type", "footnote").attr("id", id);
    aside.appendElement("p").text(note);
    var block = block(link, body);
    if (block.equals(body)) {
      body.appendChild(aside);
    } else {
      last.getOrDefault(block, block).after(aside);
      last.put(block, aside);
    }
  }

  /// Cheap, since every element of a book is asked.
  private static boolean isMark(Element element) {
    return element.attributesSize() > 0
        && (OWN.stream().anyMatch(element::hasAttr)
            || element.hasAttr("title")
            || (element.hasAttr("alt") && element.hasAttr("class")));
  }

  private static Optional<String> note(Element element) {
    var own = OWN.stream().map(element::attr);
    var said =
        CLASS.matcher(element.className()).matches() && ElementKind.name(element).equals("img")
            ? Stream.of(element.attr("alt"), element.attr("title"))
            : Stream.of(isNumber(element) ? element.attr("title") : "");
    return Stream.concat(own, said).map(String::strip).filter(AttributeNotes::isText).findFirst();
  }

  /// A raised number, or one that the book calls the mark of a note.
  private static boolean isNumber(Element element) {
    var name = ElementKind.name(element);
    return (name.equals("sup")
            || ((name.equals("a") || name.equals("span"))
                && CLASS.matcher(element.className()).matches()))
        && NoteLabel.isMark(element.text());
  }

  private static boolean isText(String note) {
    return note.length() >= SHORTEST
        && !NoteLabel.isMark(note.toLowerCase(Locale.ROOT))
        && !HINT.matcher(note).matches();
  }

  /// True for a mark with a link to a note elsewhere, in it or around it.
  private static boolean isLink(Element mark) {
    return Stream.concat(mark.stream(), around(mark))
        .anyMatch(element ->
            ElementKind.name(element).equals("a") && element.attr("href").matches(".*#[^#]+"));
  }

  private static Stream<Element> around(Element mark) {
    return mark.parents().stream().takeWhile(element -> !ElementKind.isBlock(element));
  }

  private static Element block(Element link, Element body) {
    return link.parents().stream()
        .filter(element -> element.equals(body) || ElementKind.isBlock(element))
        .findFirst()
        .orElse(body);
  }
}
