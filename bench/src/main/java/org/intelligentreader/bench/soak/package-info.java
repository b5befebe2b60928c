/// Whether demo and workers stay the same over thousands of books.
@NullMarked
package org.intelligentreader.bench.soak;

import org.jspecify.annotations.NullMarked;
