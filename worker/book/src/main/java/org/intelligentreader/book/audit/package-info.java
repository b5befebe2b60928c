/// A second, independent count of a book's visible text, working from the specification and sharing
/// no code with the rooms it checks.
@NullMarked
package org.intelligentreader.book.audit;

import org.jspecify.annotations.NullMarked;
