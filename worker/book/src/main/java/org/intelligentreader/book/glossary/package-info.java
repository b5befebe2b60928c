/// What the words of a book mean: chooses the entries of a dictionary that a token stands for, and
/// keeps those that the book needs. It knows no files.
@NullMarked
package org.intelligentreader.book.glossary;

import org.jspecify.annotations.NullMarked;
