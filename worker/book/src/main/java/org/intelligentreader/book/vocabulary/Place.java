package org.intelligentreader.book.vocabulary;

import org.intelligentreader.book.text.ChapterId;
import org.intelligentreader.book.text.Span;

/// Where a word stands, and the sentence around it; both spans are offsets into the chapter's
/// canonical text.
public record Place(ChapterId chapter, Span word, Span sentence) {}
