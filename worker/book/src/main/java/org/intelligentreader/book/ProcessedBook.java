package org.intelligentreader.book;

import org.intelligentreader.book.bundle.BookStats;
import org.intelligentreader.book.model.BookMetadata;
import org.intelligentreader.book.model.Cover;

/// What became of a book, for the row in the database and for people.
public record ProcessedBook(BookMetadata metadata, Cover cover, BookStats stats) {}
