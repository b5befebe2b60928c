/// What can be wrong with a book: limits, the problems that end its reading, the warnings that do
/// not. Needs no other room.
@NullMarked
package org.intelligentreader.book.problem;

import org.jspecify.annotations.NullMarked;
