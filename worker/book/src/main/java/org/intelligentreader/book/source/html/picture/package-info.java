/// Pictures of a document: where they lie, what they become in the bundle.
@NullMarked
package org.intelligentreader.book.source.html.picture;

import org.jspecify.annotations.NullMarked;
