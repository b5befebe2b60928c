/// What the analyser says about a piece of text.
@NullMarked
package org.intelligentreader.book.language.japanese.morpheme;

import org.jspecify.annotations.NullMarked;
