/// Markdown to pages.
///
/// Source: <https://spec.commonmark.org/0.31.2/>.
@NullMarked
package org.intelligentreader.book.source.format.markdown;

import org.jspecify.annotations.NullMarked;
