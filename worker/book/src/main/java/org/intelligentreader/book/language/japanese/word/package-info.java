/// Morphemes to words as a learner looks them up, with reading, lemma and inflection.
@NullMarked
package org.intelligentreader.book.language.japanese.word;

import org.jspecify.annotations.NullMarked;
