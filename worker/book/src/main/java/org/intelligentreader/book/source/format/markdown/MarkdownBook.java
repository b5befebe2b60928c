package org.intelligentreader.book.source.format.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.format.flow.HeadingPages;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.markup.MarkupParser;
import org.jsoup.Jsoup;

/// A Markdown text: its front matter names the book, its headings the chapters.
public final class MarkdownBook {
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A\\s*---[ \\t]*\\R(?<lines>(?:[^\\n]*\\R){0,200}?)(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
  private static final Pattern FIELD =
      Pattern.compile("(?m)^(?<name>[A-Za-z]+)[ \\t]*:[ \\t]*(?<value>\\S[^\\n]{0,300}?)[ \\t]*$");
  private static final Pattern QUOTED = Pattern.compile("^([\"'])(.*)\\1$");
  private static final int DEEPEST = 100;

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), StrikethroughExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private MarkdownBook() {}

  /// Adds the pages of `text` to `draft`.
  public static void read(String text, String path, Draft draft) throws BadBookException {
    var matter = FRONT_MATTER.matcher(text);
    var hasMatter = matter.find();
    var lines = hasMatter ? matter.group("lines") : "";
    draft.about(
        new About(
            field(lines, "title"),
            field(lines, "lang").or(() -> field(lines, "language")).stream().toList(),
            field(lines, "author").map(MarkdownBook::names).orElse(List.of()),
            field(lines, "publisher"),
            Optional.empty()));
    var footnotes = Footnotes.of(hasMatter ? text.substring(matter.end()) : text);
    var page =
        "<html><head><meta charset=\"utf-8\"></head><body>"
            + html(footnotes.text())
            + "</body></html>";
    var document =
        new MarkupParser(draft.limits(), draft.warnings())
            .parsePage(page.getBytes(StandardCharsets.UTF_8), path);
    var body = DocumentBody.of(document);
    footnotes.link(body, note -> Jsoup.parseBodyFragment(html(note)).body());
    HeadingPages.add(body, path, draft);
  }

  private static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }

  /// One name, or several as a list: `[A. One, B. Two]`.
  private static List<String> names(String value) {
    return value.startsWith("[") && value.endsWith("]")
        ? Pattern.compile("\\s*,\\s*")
            .splitAsStream(value.substring(1, value.length() - 1).strip())
            .map(MarkdownBook::unquoted)
            .filter(name -> !name.isEmpty())
            .toList()
        : List.of(value);
  }

  private static String unquoted(String value) {
    return QUOTED.matcher(value).replaceFirst("$2");
  }

  private static Optional<String> field(String lines, String name) {
    return FIELD
        .matcher(lines)
        .results()
        .filter(field -> field.group("name").equalsIgnoreCase(name))
        .map(field -> unquoted(field.group("value").strip()))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
