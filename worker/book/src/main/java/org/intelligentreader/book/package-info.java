/// The straight line from an EPUB file to the files of a bundle.
@NullMarked
package org.intelligentreader.book;

import org.jspecify.annotations.NullMarked;
