/// PDF files with a text layer. The only place that knows PDFBox.
@NullMarked
package org.intelligentreader.book.source.format.pdf;

import org.jspecify.annotations.NullMarked;
