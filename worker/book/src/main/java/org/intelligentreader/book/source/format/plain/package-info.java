/// Plain text to pages: paragraphs, chapters by their headings.
@NullMarked
package org.intelligentreader.book.source.format.plain;

import org.jspecify.annotations.NullMarked;
