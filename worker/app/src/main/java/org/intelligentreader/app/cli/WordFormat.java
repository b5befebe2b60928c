package org.intelligentreader.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intelligentreader.app.cli.anki.Html;

/// How a word list is written.
enum WordFormat {
  /// For spreadsheets: RFC 4180, with the mark that makes them read UTF-8.
  CSV {
    @Override
    void head(Appendable out) throws IOException {
      out.append('\ufeff');
      line(out, COLUMNS);
    }

    @Override
    void row(Appendable out, WordRow row) throws IOException {
      line(out, cells(row));
    }

    private void line(Appendable out, List<String> cells) throws IOException {
      out.append(cells.stream().map(WordFormat::quoted).collect(Collectors.joining(",")))
          .append("\r\n");
    }
  },

  /// For programs: one line a word, no quoting; tabs and line breaks inside a cell become spaces.
  TSV {
    @Override
    void head(Appendable out) throws IOException {
      out.append(String.join("\t", COLUMNS)).append('\n');
    }

    @Override
    void row(Appendable out, WordRow row) throws IOException {
      out.append(cells(row).stream().map(WordFormat::oneLine).collect(Collectors.joining("\t")))
          .append('\n');
    }
  },

  /// For Anki's importer: the word for the front of a card, the rest for its back, and the same in
  /// their own columns for people with a note type of theirs.
  ANKI {
    @Override
    void head(Appendable out) throws IOException {
      out.append("#separator:tab\n#html:true\n");
      out.append(
          "#columns:Word\tBack\tReading\tPart of speech\tAccent\tCount\tForms\tSentence\tTags\n");
      out.append("#tags column:9\n");
    }

    @Override
    void row(Appendable out, WordRow row) throws IOException {
      var sentence =
          html(row.example().before())
              + "<b>"
              + html(row.example().word())
              + "</b>"
              + html(row.example().after());
      var back =
          Stream.of(html(row.grammar().reading()), html(row.grammar().partOfSpeech()), sentence)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("<br>"));
      var cells =
          List.of(
              html(row.word()),
              back,
              html(row.grammar().reading()),
              html(row.grammar().partOfSpeech()),
              html(row.grammar().accent()),
              String.valueOf(row.use().count()),
              html(row.use().forms()),
              sentence,
              "intelligent-reader");
      out.append(String.join("\t", cells)).append('\n');
    }
  };

  private static final List<String> COLUMNS =
      List.of(
          "word",
          "reading",
          "part of speech",
          "accent",
          "count",
          "chapters",
          "forms",
          "first chapter",
          "sentence");

  abstract void head(Appendable out) throws IOException;

  abstract void row(Appendable out, WordRow row) throws IOException;

  private static List<String> cells(WordRow row) {
    return List.of(
        row.word(),
        row.grammar().reading(),
        row.grammar().partOfSpeech(),
        row.grammar().accent(),
        String.valueOf(row.use().count()),
        String.valueOf(row.use().chapters()),
        row.use().forms(),
        row.firstChapter(),
        row.example().sentence());
  }

  private static String oneLine(String text) {
    return harmless(text.replaceAll("[\\t\\r\\n]+", " "));
  }

  private static String quoted(String cell) {
    var text = harmless(cell);
    return text.matches("(?s).*[\",\\r\\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }

  /// A spreadsheet would run a cell that starts like a formula; the text comes from a stranger's
  /// book.
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /// No quotation mark is left, so that no field looks quoted; no # that would make a comment.
  private static String html(String text) {
    return Html.escaped(text).replace("#", "&#35;");
  }
}
