/// Words and sentences of English. The only place that knows the OpenNLP library.
@NullMarked
package org.intelligentreader.book.language.english;

import org.jspecify.annotations.NullMarked;
