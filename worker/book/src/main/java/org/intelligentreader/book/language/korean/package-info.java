/// Words of Korean. The only place that knows the Lucene library.
@NullMarked
package org.intelligentreader.book.language.korean;

import org.jspecify.annotations.NullMarked;
