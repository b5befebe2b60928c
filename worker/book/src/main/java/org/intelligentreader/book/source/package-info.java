/// Books as files. [org.intelligentreader.book.source.Books] is the only door.
@NullMarked
package org.intelligentreader.book.source;

import org.jspecify.annotations.NullMarked;
