/// Pictures in a folder or an archive as a picture book, with the text that a program read from
/// them, if there is any.
@NullMarked
package org.intelligentreader.book.source.format.picture;

import org.jspecify.annotations.NullMarked;
