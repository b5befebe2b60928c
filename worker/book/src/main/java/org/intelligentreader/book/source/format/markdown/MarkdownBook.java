package org.intelligentreader.book.source.format.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.format.flow.HeadingPages;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.markup.MarkupParser;

/// A Markdown text: its front matter names the book, its headings the chapters.
public final class MarkdownBook {
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A\\s*---[ \\t]*\\R(?<lines>(?:[^\\n]*\\R){0,200}?)(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?m)^(?<name>[A-Za-z]+)[ \\t]*:[ \\t]*[\"']?(?<value>[^\\n\"']{1,300})[\"']?[ \\t]*$");
  private static final int DEEPEST = 100;

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
            field(lines, "author").stream().toList(),
            field(lines, "publisher"),
            Optional.empty()));
    var extensions = List.of(TablesExtension.create());
    var parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(DEEPEST).build();
    var html =
        HtmlRenderer.builder()
            .extensions(extensions)
            .build()
            .render(parser.parse(hasMatter ? text.substring(matter.end()) : text));
    var page = "<html><head><meta charset=\"utf-8\"></head><body>" + html + "</body></html>";
    var document =
        new MarkupParser(draft.limits(), draft.warnings())
            .parsePage(page.getBytes(StandardCharsets.UTF_8), path);
    HeadingPages.add(DocumentBody.of(document), path, draft);
  }

  private static Optional<String> field(String lines, String name) {
    return FIELD
        .matcher(lines)
        .results()
        .filter(field -> field.group("name").equalsIgnoreCase(name))
        .map(field -> field.group("value").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
