package org.intelligentreader.judge.compare;

/// Differences that are meant. What a rule explains is counted by its name and is no difference.
public enum Rule {
  RUBY_APART("Readings and emphasis dots of ruby are stored separately from the text."),
  PLAIN_RUBY("Readings in 《》, with or without ｜ before the word, are stored like ruby."),
  INVISIBLE_CHARACTERS(
      "Soft hyphens, zero-width spaces and byte order marks show nothing and are left out."),
  LIST_MARKERS("Bullets and numbers of lists, and counters of style sheets, are not text."),
  PRIVATE_SIGNS("Characters of a private font in a style sheet are icons, not letters."),
  ORNAMENTS("Symbols without a letter that a style sheet generates are ornaments, not text."),
  BLOCKS_IN_LINE(
      "Paragraphs, list items and the like stay separate even if a style sheet joins them."),
  CONTROL_REFERENCES(
      "A reference to a control character means the Windows-1252 character with that number."),
  FOREIGN_PAGES(
      "Files that are neither XHTML nor SVG are not compared: Chromium shows their source."),
  DRAWN_LINES("Text of a drawing at a different height than the text before is a new line."),
  SPACES_IN_TABLES(
      "White space directly in a table box separates words, although Chromium drops it."),
  FOR_PROGRAMS("Text inside a canvas is for programs that cannot draw."),
  EAST_ASIAN_LINE_ENDS(
      "A source line end between East Asian characters is not a space, although Chromium shows"
          + " one."),
  INITIALS("One or two floating letters at the start of a paragraph belong to the next word."),
  LETTER_CASE("Letters keep the case of the book; text-transform is ignored."),
  HIDDEN_NOTES("Notes are text even if the book hides them, because it shows them on tap."),
  CHARACTER_PICTURES(
      "A picture of a character is read as the character that its description names."),
  FORMULAS("Word ends inside a formula are not compared, and its description may replace it."),
  LENIENT_MARKUP("Malformed XML is read as HTML, as reading systems do; Chromium shows an error."),
  MISPLACED_BODIES("A body inside the head is text, although Chromium hides it."),
  CDATA_IN_HTML("A CDATA section in malformed XML is text; in HTML it is a comment."),
  ENCODINGS("A page with a wrong encoding declaration is decoded by its bytes and not compared."),
  ALTERNATIVES("Only the default case of epub:switch is text; Chromium shows all cases."),
  DRAWINGS("A drawing without words inside a page is kept as a picture."),
  CLOSED_DETAILS("Closed details elements are text, as if they were open."),
  EMPTY_BOOKS("A book that shows neither text nor picture is refused."),
  NOT_LINEAR("A file outside the linear reading order may follow the others.");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
