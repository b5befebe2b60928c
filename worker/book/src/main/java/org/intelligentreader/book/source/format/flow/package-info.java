/// Lines of text as they were broken for a page, and the paragraphs that they were before.
@NullMarked
package org.intelligentreader.book.source.format.flow;

import org.jspecify.annotations.NullMarked;
