/// The analyser's adapter and what it is asked.
@NullMarked
package org.intelligentreader.book.language.japanese.analyser;

import org.jspecify.annotations.NullMarked;
