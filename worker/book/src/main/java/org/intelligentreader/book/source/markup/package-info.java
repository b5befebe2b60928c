/// Bytes of a document to a tree: encoding, HTML and XML parsing within limits.
@NullMarked
package org.intelligentreader.book.source.markup;

import org.jspecify.annotations.NullMarked;
