package org.intelligentreader.judge.compare;

/// Differences that are meant. What a rule explains is counted by its name and is no difference.
public enum Rule {
  RUBY_APART("Readings and emphasis dots of ruby are kept beside the text, not in it."),
  INVISIBLE_CHARACTERS(
      "Soft hyphens, zero-width spaces and byte order marks show nothing and are left out."),
  LIST_MARKERS("Bullets and numbers of lists, and counters of style sheets, are not text."),
  PRIVATE_SIGNS("Signs that a style sheet takes from a private font are icons, no letters."),
  ORNAMENTS(
      "Signs without a letter that a style sheet writes beside the text are ornaments and not text."),
  BLOCKS_IN_LINE(
      "Paragraphs, list items and the like that a style sheet sets into one line stay apart."),
  CONTROL_REFERENCES(
      "A control character written by its number is the letter that Windows has there."),
  FOREIGN_PAGES("What is neither XHTML nor SVG, Chromium shows as source; it is not asked."),
  DRAWN_LINES("Text of a drawing that has another height than the text before is another line."),
  SPACES_IN_TABLES("White space right in a table box parts words, though Chromium drops it."),
  FOR_PROGRAMS("Words inside a canvas are for programs that cannot draw."),
  EAST_ASIAN_LINE_ENDS(
      "A line end of the source between East Asian characters is no space, though Chromium shows one."),
  INITIALS("A letter or two that float at the head of a paragraph belong to the word beside them."),
  LETTER_CASE("Letters are kept as the book writes them, whatever text-transform makes of them."),
  HIDDEN_NOTES("Notes are text even where the book hides them, since it shows them on touch."),
  CHARACTER_PICTURES("A picture of a character is the character that its description names."),
  FORMULAS("Where the words of a formula end is not judged, and its description may stand for it."),
  LENIENT_MARKUP(
      "What is no XML is shown as HTML, as reading programs do; Chromium shows an error."),
  MISPLACED_BODIES("A body in the head, which Chromium hides with it, is text."),
  CDATA_IN_HTML("A CDATA section of a page that is no XML is text; to HTML it is a comment."),
  ENCODINGS(
      "A page whose encoding is told wrongly is decoded by its bytes; Chromium is not asked."),
  ALTERNATIVES("Of the cases of epub:switch, all of which Chromium shows, the default is text."),
  DRAWINGS("A drawing without words inside a page is kept as a picture."),
  CLOSED_DETAILS("What opens on touch is text, as if it were open."),
  EMPTY_BOOKS("A book that shows neither text nor picture is refused."),
  NOT_LINEAR("A file outside the linear reading order may stand behind the others.");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
