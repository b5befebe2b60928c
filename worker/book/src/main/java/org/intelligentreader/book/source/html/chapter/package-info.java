/// Text, ruby and pictures put together to a chapter of the model.
@NullMarked
package org.intelligentreader.book.source.html.chapter;

import org.jspecify.annotations.NullMarked;
