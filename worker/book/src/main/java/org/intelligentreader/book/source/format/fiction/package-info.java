/// FictionBook 2 to pages.
///
/// Source: the schema at <https://github.com/gribuser/fb2>.
@NullMarked
package org.intelligentreader.book.source.format.fiction;

import org.jspecify.annotations.NullMarked;
