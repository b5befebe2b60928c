/// Subtitles to pages: what is said, with the times beside it.
@NullMarked
package org.intelligentreader.book.source.format.subtitle;

import org.jspecify.annotations.NullMarked;
