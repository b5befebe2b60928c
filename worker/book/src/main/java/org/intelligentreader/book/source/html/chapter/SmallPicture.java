package org.intelligentreader.book.source.html.chapter;

import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Pictures of the size of letters: signs, icons, formulas.
public final class SmallPicture {
  /// About four lines.
  private static final int MOST_PIXELS = 64;

  private static final int MOST_EMS = 4;

  private static final Pattern CLASS =
      Pattern.compile(
          "(?i).*(gaiji|icon|inline|emoji|glyph|note|drop-?cap|initial|math|formula|equation).*");
  private static final Pattern PIXELS = Pattern.compile("\\s*(\\d{1,5})(?:\\.\\d*)?(?:px)?\\s*");
  private static final Pattern STYLE =
      Pattern.compile("(?<![\\w-])height\\s*:\\s*(\\d{1,5})(?:\\.\\d*)?(px|em|rem|ex)");

  private SmallPicture() {}

  /// What the page says goes before the height of the file.
  public static boolean is(Element element, Supplier<OptionalInt> pixels) {
    if (Gaiji.isMark(element) || CLASS.matcher(element.className()).matches()) {
      return true;
    }
    var style = STYLE.matcher(element.attr("style"));
    if (style.find()) {
      var most = style.group(2).equals("px") ? MOST_PIXELS : MOST_EMS;
      return Integer.parseInt(style.group(1)) <= most;
    }
    var height = PIXELS.matcher(element.attr("height"));
    if (height.matches()) {
      return Integer.parseInt(height.group(1)) <= MOST_PIXELS;
    }
    var own = pixels.get();
    return own.isPresent() && own.getAsInt() <= MOST_PIXELS;
  }
}
