package org.intelligentreader.book.source.html.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.text.JsTrim;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Ruby of plain text as elements, so that the HTML of a chapter has it, too, and not its brackets.
/// What goes over the edges of elements is left to [PlainTextRuby].
public final class PlainRubyMarkup {
  private static final Set<String> APART = Set.of("ruby", "script", "style", "template");

  /// A reading right behind an element that holds its kanji alone.
  private static final Pattern BEHIND =
      Pattern.compile("^《(" + PlainTextRuby.KANA + "{1,30})》(?s:.*)");

  private static final Pattern KANJI = Pattern.compile("[\\p{IsHan}々〆〇ヶ]{1,15}");

  private static final int MANY = 1000;

  private PlainRubyMarkup() {}

  /// The same body with such marks as elements.
  public static Element written(Element body) {
    var texts = new ArrayList<TextNode>();
    body.nodeStream(TextNode.class)
        .filter(text -> PlainTextRuby.isMarked(text.getWholeText()))
        .forEach(texts::add);
    texts.stream().filter(text -> !isApart(text)).forEach(PlainRubyMarkup::write);
    return body;
  }

  private static boolean isApart(TextNode text) {
    for (Node node = text.parent(); node instanceof Element element; node = node.parent()) {
      if (APART.contains(ElementKind.name(element))) {
        return true;
      }
    }
    return false;
  }

  private static void write(TextNode node) {
    behind(node);
    var text = node.getWholeText();
    var forms = PlainTextRuby.FORMS.matcher(text);
    var parts = new ArrayList<Node>();
    var done = 0;
    while (forms.find()) {
      var made = made(forms.toMatchResult());
      if (!made.isEmpty()) {
        parts.add(new TextNode(text.substring(done, forms.start())));
        parts.addAll(made);
        done = forms.end();
      }
    }
    var parent = node.parent();
    if (!parts.isEmpty() && parent != null) {
      parts.add(new TextNode(text.substring(done)));
      replace(node, parent, parts);
    }
  }

  /// Among thousands of siblings, which would all be numbered again, the parts get an element.
  private static void replace(TextNode node, Element parent, List<Node> parts) {
    if (parent.childNodeSize() > MANY) {
      var span = new Element("span");
      span.insertChildren(0, parts);
      node.replaceWith(span);
    } else {
      parent.insertChildren(node.siblingIndex(), parts);
      node.remove();
    }
  }

  private static List<Node> made(MatchResult form) {
    if (form.group("note") != null) {
      return Gaiji.byCode(form.group("note"), "")
          .map(character -> List.<Node>of(new TextNode(character)))
          .orElse(List.of());
    }
    return PlainTextRuby.annotated(form)
        .filter(one -> !one.base().isBlank() && !JsTrim.trim(one.said()).isEmpty())
        .map(one -> List.<Node>of(ruby(new TextNode(one.base()), one.said())))
        .orElse(List.of());
  }

  /// `<b>灯台</b>《とうだい》`: the whole element is the base.
  private static void behind(TextNode node) {
    var reading = BEHIND.matcher(node.getWholeText());
    if (reading.matches()
        && node.previousSibling() instanceof Element base
        && !ElementKind.isBlock(base)
        && base.childrenSize() == 0
        && KANJI.matcher(base.wholeText()).matches()) {
      var said = reading.group(1);
      node.text(node.getWholeText().substring(said.length() + 2));
      var ruby = new Element("ruby");
      base.replaceWith(ruby);
      ruby.appendChild(base);
      ruby.appendElement("rt").appendText(said);
    }
  }

  private static Element ruby(Node base, String said) {
    var ruby = new Element("ruby");
    ruby.appendChild(base);
    ruby.appendElement("rt").appendText(JsTrim.trim(said));
    return ruby;
  }
}
