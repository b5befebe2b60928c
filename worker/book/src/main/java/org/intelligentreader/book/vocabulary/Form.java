package org.intelligentreader.book.vocabulary;

/// A surface or a reading of a word, and how often the book has it.
public record Form(String text, int count) {}
