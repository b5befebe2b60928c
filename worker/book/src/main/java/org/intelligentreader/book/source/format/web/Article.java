package org.intelligentreader.book.source.format.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.markup.Markup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// What somebody who saves a web page wants to read of it. Where a page has no frame around its
/// text, as books in HTML have none, everything stays.
///
/// `leftOut` counts the characters of the frame.
record Article(Element element, int leftOut) {
  private static final Set<String> FRAME =
      Set.of("nav", "aside", "footer", "form", "dialog", "button", "menu", "search");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "complementary",
          "contentinfo",
          "search",
          "dialog",
          "menu",
          "menubar",
          "alert",
          "alertdialog",
          "form",
          "toolbar");
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "link",
          "input",
          "select",
          "textarea");

  /// Names by which sites call the parts of their frame.
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navbar|navigation|menu|sidebar|side-?bar|footer|breadcrumbs?|share|sharing|social"
              + "|comments?|disqus|related|recommend\\w*|newsletter|subscribe|cookie\\w*|consent|banner|advert\\w*|ads?"
              + "|sponsor\\w*|promo|popup|modal|pagination|pager|toolbar|widget|skip-?link\\w*|masthead|site-header"
              + "|mw-editsection|editsection|navbox\\w*|catlinks|printfooter|toc|jump-to-nav|metadata|noprint)(?:$|[\\s_-])");

  private static final Set<String> TEXT =
      Set.of("p", "blockquote", "pre", "li", "dd", "td", "h2", "h3");
  private static final int ENOUGH = 200;
  private static final double MOST = 0.5;
  private static final double LINKS = 0.5;
  private static final int UP = 2;

  static Article of(Document document) {
    var body = DocumentBody.of(document);
    Markup.all(document, "head").forEach(Element::remove);
    remove(body, e -> NEVER.contains(Markup.name(e)));
    var all = length(body);
    var isSite = body.stream().anyMatch(Article::isFrame);
    if (!isSite) {
      return new Article(body, 0);
    }
    var named = named(body);
    named.ifPresent(article -> remove(article, e -> !e.equals(article) && isFrame(e)));
    var frameless = named.orElse(body);
    if (named.isEmpty()) {
      remove(body, e -> !e.equals(body) && isFrame(e) && length(e) <= MOST * all);
      frameless = densest(body).filter(e -> length(e) > MOST * length(body)).orElse(body);
    }
    withTitle(body, frameless);
    return new Article(frameless, Math.max(0, all - length(frameless)));
  }

  /// What the page itself calls its article, if there is one of any length.
  private static Optional<Element> named(Element body) {
    var articles =
        body.stream()
            .filter(e ->
                Markup.name(e).equals("article")
                    || e.attr("itemprop").equalsIgnoreCase("articleBody")
                    || Markup.name(e).equals("main")
                    || e.attr("role").equals("main")
                    || e.attr("role").equals("article"))
            .filter(e -> length(e) >= ENOUGH)
            .toList();
    var longest = articles.stream().max(Comparator.comparingInt(Article::length));
    // Several articles of a list of news are together what the page shows.
    return longest.filter(
        e -> length(e) > MOST * articles.stream().mapToInt(Article::length).max().orElse(1));
  }

  /// The element with the most running text in its own paragraphs.
  private static Optional<Element> densest(Element body) {
    Map<Element, Double> scores = new HashMap<>();
    for (var e : body.stream().filter(one -> TEXT.contains(Markup.name(one))).toList()) {
      Interruption.check();
      var own = length(e) * (1 - linked(e));
      var up = e.parent();
      for (var step = 1; step <= UP && up != null && !up.equals(body.parent()); step++) {
        scores.merge(up, own / step, Double::sum);
        up = up.parent();
      }
    }
    return scores.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /// A title above the article belongs to it.
  private static void withTitle(Element body, Element article) {
    var hasTitle = article.stream().anyMatch(e -> Markup.name(e).equals("h1"));
    if (hasTitle || article.equals(body)) {
      return;
    }
    Markup.first(body, "h1").ifPresent(title -> article.prependChild(title.clone()));
  }

  private static boolean isFrame(Element element) {
    var name = Markup.name(element);
    if (name.equals("body")
        || name.equals("html")
        || name.equals("article")
        || name.equals("main")) {
      return false;
    }
    return FRAME.contains(name)
        || ROLES.contains(element.attr("role"))
        || (name.equals("header") && isOfPage(element))
        || NAME.matcher(element.className() + " " + element.id()).find()
        || isLinkList(name, element);
  }

  private static boolean isOfPage(Element header) {
    return header.parents().stream()
        .noneMatch(e -> Set.of("article", "main").contains(Markup.name(e)));
  }

  private static boolean isLinkList(String name, Element element) {
    return (name.equals("ul") || name.equals("ol"))
        && element.childrenSize() > 3
        && linked(element) > LINKS
        && length(element) < 60 * element.childrenSize()
        && element.stream().noneMatch(e -> e.attr("href").startsWith("#"));
  }

  private static double linked(Element element) {
    var all = length(element);
    var inLinks = Markup.all(element, "a").stream().mapToInt(Article::length).sum();
    return all == 0 ? 0 : Math.min(1, inLinks / (double) all);
  }

  private static int length(Element element) {
    return element
        .nodeStream(TextNode.class)
        .mapToInt(text -> text.getWholeText().strip().length())
        .sum();
  }

  private static void remove(Element root, java.util.function.Predicate<Element> unwanted) {
    List<Element> found = root.stream().filter(unwanted).toList();
    found.forEach(Element::remove);
  }
}
