package org.intelligentreader.judge.generate;

import java.util.ArrayList;
import java.util.List;

/// The style sheet of a generated book: classes that change where text breaks and which is seen, in
/// the ways that books write them.
final class Look {
  private static final List<String> INLINE_LOOKS =
      List.of(
          "display:block",
          "display:inline-block",
          "display:inline",
          "display:list-item",
          "display:table",
          "display:flex",
          "display:inline-flex",
          "display:grid",
          "display:flow-root",
          "display:contents",
          "display:table-cell",
          "display:inline-table",
          "display:none",
          "visibility:hidden",
          "position:absolute",
          "position:fixed",
          "position:relative",
          "float:left",
          "float:right",
          "white-space:pre",
          "white-space:pre-line",
          "white-space:pre-wrap",
          "white-space:nowrap",
          "text-transform:uppercase",
          "font-weight:bold",
          "opacity:0.5",
          "color:red;display:block;margin:0",
          "display:block!important",
          "display:run-in",
          "display:nonsense",
          "DISPLAY : BLOCK",
          "display:inline flow-root",
          "display:block flow",
          "display:table-row",
          "display:table-caption",
          "display:inline-grid",
          "display:-webkit-box",
          "display:ruby",
          "columns:2",
          "order:2",
          "visibility:collapse",
          "white-space:break-spaces",
          "text-transform:lowercase",
          "text-transform:capitalize",
          "font-variant:small-caps",
          "position:absolute;left:-9999px",
          "font-size:0",
          "color:transparent",
          "list-style:none",
          "content-visibility:hidden",
          "all:unset");
  private static final List<String> GENERATED =
      List.of(
          "content:'»'",
          "content:\"« \"",
          "content:\"\\201C\"",
          "content:'\\2014 \\A '",
          "content:attr(title)",
          "content:'';display:block",
          "content:'*';display:block",
          "content:none",
          "content:''",
          "content:' / '",
          "content:'a' attr(title) 'b'",
          "content:'\\A';white-space:pre",
          "content:'(';color:gray",
          "content:normal");

  private final Dice dice;
  private final boolean generates;
  private final StringBuilder css = new StringBuilder();
  private final List<String> classes = new ArrayList<>();

  /// A sheet with some classes; with generated text when `generates`.
  Look(Dice dice, int most, boolean generates) {
    this.dice = dice;
    this.generates = generates;
    for (var i = dice.between(0, most); i > 0; i--) {
      rule("c" + i);
    }
  }

  String css() {
    return css.toString();
  }

  /// ` class="…"` of one of the classes, or nothing.
  String attribute() {
    if (classes.isEmpty() || !dice.once(3)) {
      return dice.once(40) ? " style=\"" + dice.one(INLINE_LOOKS) + "\"" : "";
    }
    return " class=\"" + dice.one(classes) + dice.one("", " x", "  other") + "\"";
  }

  private void rule(String name) {
    classes.add(name);
    var declarations = generates && dice.once(3) ? dice.one(GENERATED) : dice.one(INLINE_LOOKS);
    var selector = selector(name);
    if (generates && dice.once(8)) {
      css.append(selector).append("::before { content: open-quote }\n");
      css.append(selector).append("::after { content: close-quote }\n");
      return;
    }
    if (declarations.startsWith("content")) {
      selector = selector + dice.one("::before", "::after", ":before", ":after");
    }
    var rule =
        selector + dice.one("{", " { ", "\n{\n") + declarations + dice.one("}", ";}", "; }\n");
    css.append(wrapped(rule)).append('\n');
  }

  private String selector(String name) {
    return dice.one(
        "." + name,
        "." + name,
        "." + name,
        "body ." + name,
        "span." + name,
        "div > ." + name,
        "p ." + name,
        "." + name + ":first-child",
        "." + name + ":last-child",
        "." + name + ":nth-child(2)",
        "." + name + ":nth-child(odd)",
        "." + name + ":first-of-type",
        "." + name + ":not(.x)",
        ":is(.none, ." + name + ")",
        "em + ." + name,
        "em ~ ." + name,
        "[class~='" + name + "']",
        "[class^=" + name + "]",
        "*." + name,
        "p." + name + ":empty",
        "." + name + ":only-child");
  }

  private String wrapped(String rule) {
    return switch (dice.below(20)) {
      case 0 -> "@media screen {" + rule + "}";
      case 1 -> "@media print {" + rule + "}";
      case 2 -> "@supports (display: block) {" + rule + "}";
      case 3 -> "@supports not (display: block) {" + rule + "}";
      case 4 -> "/* " + rule + " */";
      case 5 -> "@media all and (min-width: 1px) {" + rule + "}";
      case 6 -> "@media amzn-kf8 {" + rule + "}";
      case 7 -> "@media not print {" + rule + "}";
      case 8 -> "@media (max-width: 1px) {" + rule + "}";
      case 9 -> "@media (prefers-color-scheme: dark) {" + rule + "}";
      case 10 -> "@media screen and (orientation: landscape), print {" + rule + "}";
      case 11 -> "@supports (display: flex) and (not (display: nonsense)) {" + rule + "}";
      case 12 -> "@layer book {" + rule + "}";
      case 13 -> "@media screen { @supports (display: block) {" + rule + "} }";
      default -> rule;
    };
  }
}
