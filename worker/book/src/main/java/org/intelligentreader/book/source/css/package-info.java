/// What the book's own style sheets hide or keep: just the properties that change which text is
/// seen, and the selectors that books use for them.
@NullMarked
package org.intelligentreader.book.source.css;

import org.jspecify.annotations.NullMarked;
