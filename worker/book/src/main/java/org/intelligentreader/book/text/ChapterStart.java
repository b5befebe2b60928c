package org.intelligentreader.book.text;

/// A place in a file where the table of contents starts a chapter; `fragment` is empty for the
/// start of the file. `place` is how links of the bundle call it.
record ChapterStart(String fragment, String place, ChapterHeading heading) {}
