package org.intelligentreader.book.source.html.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.ChapterHeading;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.html.element.ElementKind;
import org.intelligentreader.book.source.html.element.LinePlace;
import org.intelligentreader.book.source.html.element.NoteLinks;
import org.intelligentreader.book.source.html.element.Visibility;
import org.intelligentreader.book.source.markup.Labels;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// At which elements of one document a chapter starts: the block that holds the id an entry points
/// to, or the line where the block has several.
public final class Boundaries {
  /// jsoup compares elements by identity, so two empty `<a>` are two keys.
  private final Map<Element, ChapterStart> byElement = new HashMap<>();

  /// Which elements hold blocks: thousands of entries may lead into one.
  private final Map<Element, Boolean> containers = new HashMap<>();

  private static final int LONGEST_HEAD = 400;
  private static final int LONGEST_MARKUP = 200;

  private static final int LONGEST_TITLE = 120;

  private Optional<ChapterStart> whole;

  /// The ids that entries name.
  private final Set<String> fragments;

  private final Visibility visibility;

  public Boundaries(
      Element body,
      String path,
      List<ChapterStart> starts,
      Visibility visibility,
      Warnings warnings) {
    this.visibility = visibility;
    this.fragments = starts.stream().map(ChapterStart::fragment).collect(Collectors.toSet());
    var ids = fragments.stream().allMatch(String::isEmpty) ? Map.<String, Element>of() : ids(body);
    ChapterStart first = null;
    for (var start : starts) {
      Interruption.check();
      var element = start.fragment().isEmpty() ? null : find(ids, start.fragment());
      if (element != null && NoteLinks.isNoteLink(start.heading().title(), element)) {
        warnings.add(Code.TOC_NOTE_LINK, path + "#" + start.fragment(), "starts no chapter");
        continue;
      }
      var block =
          element == null
              ? body
              : headed(titled(block(element, start, body), start.heading().title(), body), body);
      if (element == null && !start.fragment().isEmpty()) {
        warnings.add(
            Code.TOC_FRAGMENT_MISSING,
            path + "#" + start.fragment(),
            "the chapter starts with the file");
      }
      if (block.equals(body)) {
        first = first == null ? start : first;
      } else if (byElement.putIfAbsent(block, start) != null) {
        warnings.add(
            Code.TOC_TARGET_SHARED,
            path + "#" + start.fragment(),
            "the first entry's chapter holds the text");
      }
    }
    this.whole = Optional.ofNullable(first);
  }

  /// The chapter that starts with the file.
  public Optional<ChapterStart> whole() {
    return whole;
  }

  Optional<ChapterStart> at(Element element) {
    return Optional.ofNullable(byElement.get(element));
  }

  /// Lets the first chapter start with the file when only pictures and a running head come before
  /// it.
  public void absorb(Element body, Predicate<String> isRunningHead) {
    if (whole.isPresent() || byElement.isEmpty()) {
      return;
    }
    var before = new StringBuilder();
    for (var node : (Iterable<Node>) body.nodeStream()::iterator) {
      Interruption.check();
      if (node instanceof Element element && byElement.containsKey(element)) {
        if (before.toString().isBlank() || isRunningHead.test(before.toString())) {
          whole = Optional.ofNullable(byElement.remove(element));
        }
        return;
      }
      if (node instanceof TextNode text && isSeen(text, body)) {
        before.append(text.getWholeText());
      }
      if (before.length() > LONGEST_HEAD) {
        return;
      }
    }
  }

  private boolean isSeen(TextNode text, Element body) {
    for (var e = text.parent(); e != null && !e.equals(body); e = e.parent()) {
      if (visibility.hides(e)) {
        return false;
      }
    }
    return true;
  }

  public boolean isSingle() {
    return byElement.isEmpty();
  }

  /// Starts a chapter at each of `headings`, too, which the table of contents does not know. A
  /// heading that comes before all text names the chapter that starts with the file.
  public void complete(
      List<Element> headings, Element body, Function<Element, ChapterHeading> unlisted) {
    var unknown = headings.stream().filter(heading -> !byElement.containsKey(heading)).toList();
    for (var heading : unknown) {
      if (whole.isPresent() && LinePlace.isFirst(heading, body)) {
        var old = whole.get();
        var named =
            new ChapterHeading(
                old.heading().id(),
                Labels.of(heading),
                old.heading().level(),
                old.heading().parent());
        whole = Optional.of(new ChapterStart(old.fragment(), old.place(), named));
      } else if (!LinePlace.isFirst(heading, body)) {
        byElement.put(heading, new ChapterStart("", "", unlisted.apply(heading)));
      }
    }
  }

  /// The ids that elements have.
  public static Map<String, Element> ids(Element body) {
    var ids = new HashMap<String, Element>();
    body.stream()
        .forEach(element -> {
          Interruption.check();
          putId(ids, element.id(), element);
          putId(ids, element.attr("xml:id"), element);
          if (ElementKind.name(element).equals("a")) {
            putId(ids, element.attr("name"), element);
          }
        });
    return ids;
  }

  /// Ids differ by case in fact only where a program changed them.
  private static @Nullable Element find(Map<String, Element> ids, String id) {
    var exact = ids.get(id);
    if (exact != null) {
      return exact;
    }
    var folded =
        ids.entrySet().stream().filter(one -> one.getKey().equalsIgnoreCase(id)).limit(2).toList();
    return folded.size() == 1 ? folded.getFirst().getValue() : null;
  }

  /// The heading with the title of the entry right before the paragraph that the entry names.
  private static Element titled(Element block, String title, Element body) {
    var before = block.previousElementSibling();
    return !block.equals(body)
            && before != null
            && !title.isEmpty()
            && !before.equals(body)
            && isCalled(before, title)
            && !isCalled(block, title)
        ? before
        : block;
  }

  /// The heading right before the paragraph that an entry names, when it is seen and no entry names
  /// it.
  private Element headed(Element block, Element body) {
    var before = block.previousElementSibling();
    return !block.equals(body)
            && before != null
            && !fragments.contains("")
            && ElementKind.headingLevel(block) == 0
            && ElementKind.headingLevel(before) > 0
            && !visibility.hides(before)
            && named(before) == 0
        ? before
        : block;
  }

  /// How many entries lead into a block.
  private long named(Element block) {
    return block.stream()
        .filter(one -> fragments.contains(one.id()) || fragments.contains(one.attr("name")))
        .filter(one -> !one.id().isEmpty() || one.hasAttr("name"))
        .count();
  }

  private static boolean isCalled(Element block, String title) {
    return block.wholeText().length() <= 2 * title.length() + LONGEST_MARKUP
        && Labels.of(block).equalsIgnoreCase(title);
  }

  private static void putId(Map<String, Element> ids, String id, Element element) {
    if (!id.isEmpty()) {
      ids.putIfAbsent(id, element);
    }
  }

  /// The nearest block around an inline element; an inline element directly in a container starts a
  /// chapter itself.
  private Element block(Element element, ChapterStart start, Element body) {
    var current = visible(element, body);
    var inline = current;
    while (!current.equals(body) && !ElementKind.isBlock(current)) {
      var parent = current.parent();
      if (parent == null || parent.equals(body) || isContainer(parent)) {
        return current;
      }
      current = parent;
    }
    return current.equals(inline) || isCalled(current, start.heading().title())
        ? current
        : lineOf(inline, current);
  }

  /// An anchor at the end of a block means what comes behind it, one behind a line break its line.
  private Element lineOf(Element inline, Element block) {
    if (LinePlace.endsBlock(inline, block) && ElementKind.headingLevel(block) == 0) {
      return LinePlace.after(block).orElse(block);
    }
    return LinePlace.startsLineInside(inline, block) && !isTitle(block) ? inline : block;
  }

  /// A title in several lines, of which the entry names one.
  private boolean isTitle(Element block) {
    return block.wholeText().strip().length() <= LONGEST_TITLE && named(block) == 1;
  }

  private Element visible(Element element, Element body) {
    var result = element;
    for (var e = element; e != null && !e.equals(body); e = e.parent()) {
      if (visibility.hides(e)) {
        var parent = e.parent();
        result =
            LinePlace.after(e)
                .filter(next -> !next.equals(body))
                .orElse(parent == null ? body : parent);
      }
    }
    return result;
  }

  /// True for an element that holds blocks, so that an inline element in it stands between
  /// paragraphs.
  private boolean isContainer(Element element) {
    return containers.computeIfAbsent(
        element, parent -> parent.children().stream().anyMatch(ElementKind::isBlock));
  }
}
