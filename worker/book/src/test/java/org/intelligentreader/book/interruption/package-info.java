/// Work on a book that is told to stop.
@NullMarked
package org.intelligentreader.book.interruption;

import org.jspecify.annotations.NullMarked;
