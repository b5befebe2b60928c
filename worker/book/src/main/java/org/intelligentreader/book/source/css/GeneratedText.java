package org.intelligentreader.book.source.css;

/// Text of a style sheet before or after what an element holds, on lines of its own or in the line.
public record GeneratedText(ContentValue content, boolean block, boolean keepsWhiteSpace) {}
