/// The walk through a document that writes its chapters.
@NullMarked
package org.intelligentreader.book.source.html.read;

import org.jspecify.annotations.NullMarked;
