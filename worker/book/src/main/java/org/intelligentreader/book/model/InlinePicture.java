package org.intelligentreader.book.model;

/// A picture inside a line. Its span is empty, or covers the text that it stands for (a character
/// that fonts lacked, an initial).
public record InlinePicture(Span span, Block.Picture picture) {}
