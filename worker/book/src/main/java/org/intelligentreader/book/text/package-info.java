/// XHTML content documents to chapters: canonical text, blocks, ruby, anchors, sanitised HTML.
/// Knows no tokens and no zip.
@NullMarked
package org.intelligentreader.book.text;

import org.jspecify.annotations.NullMarked;
