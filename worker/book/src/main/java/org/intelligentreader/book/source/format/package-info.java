/// Which format a file has, by its content.
@NullMarked
package org.intelligentreader.book.source.format;

import org.jspecify.annotations.NullMarked;
