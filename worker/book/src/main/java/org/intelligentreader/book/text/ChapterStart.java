package org.intelligentreader.book.text;

/// A place in a file where the table of contents starts a chapter; `fragment` is empty for the
/// start of the file.
record ChapterStart(String fragment, ChapterHeading heading) {}
