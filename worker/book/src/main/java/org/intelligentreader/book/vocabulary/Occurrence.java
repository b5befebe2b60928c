package org.intelligentreader.book.vocabulary;

import org.intelligentreader.book.model.ChapterId;
import org.intelligentreader.book.model.Span;

/// Where a word stands, and the sentence around it; both spans are offsets into the chapter's
/// canonical text.
public record Occurrence(ChapterId chapter, Span word, Span sentence) {}
