package org.intelligentreader.book.text;

/// One chapter, complete: its place in the table of contents, its text, and its sanitised HTML.
public record Chapter(
    ChapterHeading heading, CanonicalText text, Structure structure, String rawHtml) {}
