package org.intelligentreader.book.source.html.element;

import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.source.css.ContentValue;
import org.intelligentreader.book.source.css.Display;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.intelligentreader.book.source.css.Pseudo;
import org.jsoup.nodes.Element;

/// What of a document is seen, and whether it stands in the line. Notes count as seen even where
/// the book hides them, since it shows them when their reference is touched; line breaks always
/// count, or words would grow together.
///
/// `aria-hidden` hides nothing from the eye.
public record Visibility(DocumentStyle style, OpenNotes notes) {
  private static final Set<String> ALWAYS = Set.of("br", "wbr", "body");

  /// What a style sheet cannot take out of its line without tearing a word.
  private static final Set<String> ALWAYS_INLINE = Set.of("br", "wbr", "ruby", "rb");

  /// Boxes with words inside that stand in the line like pictures.
  private static final Set<String> CONTROLS = Set.of("button", "textarea", "select");

  private static final Set<String> BREAKS = Set.of("br", "wbr");

  /// As many letters may float at the head of a paragraph and still be the start of its first word.
  private static final int LONGEST_INITIAL = 3;

  public Visibility(DocumentStyle style) {
    this(style, new OpenNotes());
  }

  public boolean hides(Element element) {
    if (ElementKind.isInvisible(element)) {
      return true;
    }
    return notes.closes(element)
        || ((isNotShown(element) || isUnseen(element) || isSkipped(element)) && mayHide(element));
  }

  private boolean mayHide(Element element) {
    return !ALWAYS.contains(ElementKind.name(element))
        && !InlineMarks.isNote(element)
        && !notes.shows(element);
  }

  /// A style sheet may show what the page hides.
  private boolean isNotShown(Element element) {
    return style
        .display(element)
        .map(Display.NONE::equals)
        .orElseGet(() ->
            element.hasAttr("hidden")
                || element.hasAttr("popover")
                || (ElementKind.name(element).equals("dialog") && !element.hasAttr("open")));
  }

  private boolean isSkipped(Element element) {
    return style.skipsContent(element)
        && style
            .display(element)
            .map(display -> display == Display.BLOCK || display == Display.CELL)
            .orElseGet(() -> ElementKind.isBlock(element));
  }

  /// True for an element whose text is invisible, all of it.
  private boolean isUnseen(Element element) {
    return style.visible(element).filter(seen -> !seen).isPresent()
        && element.stream().noneMatch(e -> style.visible(e).orElse(false));
  }

  /// Whether text right in the element is seen, when `outside` says so of the text around it.
  public boolean shows(Element element, boolean outside) {
    return InlineMarks.isNote(element)
        || notes.isNote(element)
        || style.visible(element).orElse(outside);
  }

  /// Where an inline element stands: in the line, beside its neighbours, or apart.
  public Display place(Element element) {
    var parent = Optional.ofNullable(element.parent());
    var own =
        ALWAYS_INLINE.contains(ElementKind.name(element))
            ? Display.INLINE
            : style.display(element).orElseGet(() -> unstyled(element));
    return switch (own) {
      case BLOCK ->
          style.floats(element)
                  && ((isInitial(element) && !style.floatsRight(element)) || isPicture(element))
              ? Display.INLINE
              : Display.BLOCK;
      case CELL -> Display.CELL;
      case INLINE, CONTENTS, NONE ->
          parent.filter(style::isRow).isPresent() && !BREAKS.contains(ElementKind.name(element))
              ? Display.CELL
              : Display.INLINE;
    };
  }

  private static Display unstyled(Element element) {
    if (CONTROLS.contains(ElementKind.name(element))) {
      return Display.CELL;
    }
    var apart = ElementKind.name(element).equals("math") && element.attr("display").equals("block");
    return apart ? Display.BLOCK : Display.INLINE;
  }

  /// Text that a style sheet writes; `apart` when on lines of its own.
  public record Written(String words, boolean apart, boolean keepsWhiteSpace) {}

  public Optional<Written> generated(Element element, Pseudo pseudo) {
    return style
        .generated(element, pseudo)
        .map(text -> {
          var words = new StringBuilder();
          text.content().parts().forEach(part -> words.append(words(part, element)));
          var shown = Ornaments.without(words.toString(), text.block());
          return new Written(shown, text.block(), text.keepsWhiteSpace());
        });
  }

  private String words(ContentValue.Part part, Element element) {
    if (!(part instanceof ContentValue.Quote(var opens))) {
      return ContentValue.words(part, element);
    }
    var marks = signs(element);
    return opens ? marks.opening() : opensQuotation(element) ? marks.closing() : "";
  }

  /// The signs that browsers put around a `q` where its style sheets write nothing else.
  public QuotationMarks quotationMarks(Element element) {
    var marks = signs(element);
    var opens = isQuotation(element);
    return new QuotationMarks(
        opens && style.generated(element, Pseudo.BEFORE).isEmpty() ? marks.opening() : "",
        opens && style.generated(element, Pseudo.AFTER).isEmpty() ? marks.closing() : "");
  }

  /// The signs of a quotation by the quotations around it.
  private QuotationMarks signs(Element element) {
    var depth = (int) element.parents().stream().filter(this::isQuotation).count();
    return QuotationMarks.around(element, style.quotes(element), depth);
  }

  private boolean isQuotation(Element element) {
    return style.generated(element, Pseudo.BEFORE).isPresent()
        ? opensQuotation(element)
        : ElementKind.name(element).equals("q");
  }

  /// A quotation that nothing opens cannot be closed.
  private boolean opensQuotation(Element element) {
    return style
        .generated(element, Pseudo.BEFORE)
        .filter(text -> text.content().parts().contains(new ContentValue.Quote(true)))
        .isPresent();
  }

  /// The text goes on beside a picture that floats.
  private static boolean isPicture(Element element) {
    return element.stream().map(ElementKind::name).anyMatch("img"::equals) && !element.hasText();
  }

  private static boolean isInitial(Element element) {
    var text = element.wholeText().strip();
    return text.codePointCount(0, text.length()) <= LONGEST_INITIAL
        && text.codePoints().anyMatch(Character::isLetter)
        && text.codePoints().noneMatch(Character::isDigit);
  }
}
