/// Which language a text is written in, by its letters.
@NullMarked
package org.intelligentreader.book.detection;

import org.jspecify.annotations.NullMarked;
