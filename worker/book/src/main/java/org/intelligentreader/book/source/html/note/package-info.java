/// Footnotes and endnotes: which links lead to one, what belongs to it.
@NullMarked
package org.intelligentreader.book.source.html.note;

import org.jspecify.annotations.NullMarked;
