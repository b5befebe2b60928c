package org.intelligentreader.book.language;

import org.intelligentreader.book.model.Span;

/// Whole paragraphs in another language than the book, and what analysed them.
public record Passage(Span span, String language, TokenizerId tokenizer) {}
