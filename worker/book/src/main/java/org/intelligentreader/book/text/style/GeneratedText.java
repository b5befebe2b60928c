package org.intelligentreader.book.text.style;

/// Text of a style sheet before or after what an element holds, on lines of its own or in the line.
public record GeneratedText(ContentValue content, boolean block, boolean keepsWhiteSpace) {}
