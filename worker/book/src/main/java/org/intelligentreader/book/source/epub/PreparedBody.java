package org.intelligentreader.book.source.epub;

import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Warnings;
import org.intelligentreader.book.source.css.DocumentStyle;
import org.intelligentreader.book.source.html.chapter.Initials;
import org.intelligentreader.book.source.html.chapter.PlainRubyMarkup;
import org.intelligentreader.book.source.html.chapter.PrintedLines;
import org.intelligentreader.book.source.html.element.DocumentBody;
import org.intelligentreader.book.source.html.note.AttributeNotes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The body of a page, with elements for what the page only hints at.
final class PreparedBody {
  private PreparedBody() {}

  static Element of(Document document, DocumentStyle style, String path, Warnings warnings) {
    var body = DocumentBody.of(document);
    var joined = PrintedLines.join(body);
    if (joined > 0) {
      warnings.add(Code.PRINTED_LINES, path, "joined " + joined + " lines to the line before");
    }
    return Initials.joined(PlainRubyMarkup.written(AttributeNotes.written(body)), style);
  }
}
