/// What an element of a document means for its text: block or not, visible or not, a mark, a note.
@NullMarked
package org.intelligentreader.book.source.html.element;

import org.jspecify.annotations.NullMarked;
