package org.intelligentreader.book.source.html.read;

import org.intelligentreader.book.model.ChapterHeading;

/// A place in a file where the table of contents starts a chapter; `fragment` is empty for the
/// start of the file. `place` is how links of the bundle call it.
public record ChapterStart(String fragment, String place, ChapterHeading heading) {}
