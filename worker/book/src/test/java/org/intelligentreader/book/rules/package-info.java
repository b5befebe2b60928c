/// One tiny book for each rule, by the chapters of EPUB 3.3.
@NullMarked
package org.intelligentreader.book.rules;

import org.jspecify.annotations.NullMarked;
