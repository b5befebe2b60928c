/// How long work on a book hears that it has to stop.
@NullMarked
package org.intelligentreader.book.interruption;

import org.jspecify.annotations.NullMarked;
